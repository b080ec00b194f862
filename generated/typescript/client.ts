// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as http from "./http.js";
import type * as types from "./types.js";

export { Failure, Unexpected, unwrap } from "./http.js";
export type { Options } from "./http.js";
/** How an application talks to the server: a plain object, with all that is its own. */
export type Client = http.Client<"session" | "oauth">;

const base = "https://api.bookshop.example/v1";

export interface ListAuthorsInput {
  /**
   * Where the page begins, from `next` of the page before; absent for the first one.
   *
   * @maxLength 200
   */
  cursor?: string;
  /**
   * How many to send at most.
   *
   * @default 20
   * @format int32
   * @minimum 1
   * @maximum 100
   */
  limit?: number;
  /**
   * A part of the name.
   *
   * @minLength 2
   */
  name?: string;
}

export type ListAuthorsResult =
  | http.Result<200, types.AuthorPage>
  | http.Result<Exclude<http.Status, http.Success>, types.Problem>;

/**
 * List authors
 *
 * Authors in the order of their names.
 */
export function listAuthors(
  client: Client,
  input: ListAuthorsInput = {},
  options?: http.Options,
): Promise<ListAuthorsResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/authors",
      query: [
        http.pair("cursor", input.cursor),
        http.pair("limit", input.limit),
        http.pair("name", input.name),
      ],
    },
    options,
  );
}

export interface CreateAuthorInput {
  body: types.AuthorInput;
}

export type CreateAuthorResult =
  | http.Result<201, types.Author, { location: string }>
  | http.Result<401, types.Problem, { wwwAuthenticate?: string }>
  | http.Result<Exclude<http.Status, http.Success | 401>, types.Problem>;

/** Add an author */
export function createAuthor(
  client: Client,
  input: CreateAuthorInput,
  options?: http.Options,
): Promise<CreateAuthorResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/authors",
      body: http.jsonBody(input.body),
      security: [[["oauth", http.bearer, "catalogue:write"]]],
      decode: (header) => ({
        location: header("Location"),
        wwwAuthenticate: header("WWW-Authenticate"),
      }),
    },
    options,
  );
}

export interface GetAuthorInput {
  /** @format uuid */
  authorId: string;
}

export type GetAuthorResult =
  | http.Result<200, types.Author>
  | http.Result<404, types.Problem>
  | http.Result<Exclude<http.Status, http.Success | 404>, types.Problem>;

/** Get an author */
export function getAuthor(
  client: Client,
  input: GetAuthorInput,
  options?: http.Options,
): Promise<GetAuthorResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/authors/${http.segment(input.authorId)}`,
    },
    options,
  );
}

export interface DeleteAuthorInput {
  /** @format uuid */
  authorId: string;
}

export type DeleteAuthorResult =
  | http.Result<204, undefined>
  | http.Result<401, types.Problem, { wwwAuthenticate?: string }>
  | http.Result<404, types.Problem>
  | http.Result<409, types.Problem>
  | http.Result<Exclude<http.Status, http.Success | 401 | 404 | 409>, types.Problem>;

/**
 * Remove an author
 *
 * Refused with 409 while the catalogue still holds a book of theirs.
 */
export function deleteAuthor(
  client: Client,
  input: DeleteAuthorInput,
  options?: http.Options,
): Promise<DeleteAuthorResult> {
  return http.send(
    client,
    {
      method: "DELETE",
      base,
      path: `/authors/${http.segment(input.authorId)}`,
      security: [[["oauth", http.bearer, "catalogue:write"]]],
      decode: (header) => ({ wwwAuthenticate: header("WWW-Authenticate") }),
    },
    options,
  );
}

export interface ListBooksInput {
  /**
   * Where the page begins, from `next` of the page before; absent for the first one.
   *
   * @maxLength 200
   */
  cursor?: string;
  /**
   * How many to send at most.
   *
   * @default 20
   * @format int32
   * @minimum 1
   * @maximum 100
   */
  limit?: number;
  /**
   * Words that the title or an author's name must contain.
   *
   * @minLength 1
   * @maxLength 200
   */
  q?: string;
  /**
   * Only books in one of these formats, separated by commas.
   *
   * @minItems 1
   * @uniqueItems
   */
  format?: types.Format[];
  /**
   * Only books in one of these languages, separated by `|`.
   *
   * @minItems 1
   */
  language?: types.Language[];
  /** Bounds of the price in the smallest unit, as `price[from]` and `price[to]`. */
  price?: types.ListBooksPrice;
  /** @default "title" */
  sort?: types.ListBooksSort;
  /**
   * Use `q`, which looks at names too.
   *
   * @deprecated
   */
  author?: string;
  /**
   * In which languages titles are preferred where they are translated.
   *
   * @default "en"
   */
  acceptLanguage?: string;
}

export type ListBooksResult =
  | http.Result<200, types.BookPage, { rateLimitRemaining?: number }>
  | http.Result<Exclude<http.Status, http.Success>, types.Problem>;

/**
 * List books
 *
 * Books in the order of their titles; every given filter must hold.
 */
export function listBooks(
  client: Client,
  input: ListBooksInput = {},
  options?: http.Options,
): Promise<ListBooksResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/books",
      query: [
        http.pair("cursor", input.cursor),
        http.pair("limit", input.limit),
        http.pair("q", input.q),
        http.joined("format", input.format),
        http.joined("language", input.language, "%7C"),
        http.deep("price", input.price),
        http.pair("sort", input.sort),
        http.pair("author", input.author),
      ],
      headers: { "Accept-Language": http.header(input.acceptLanguage) },
      decode: (header) => ({ rateLimitRemaining: http.number(header("RateLimit-Remaining")) }),
    },
    options,
  );
}

export interface CreateBookInput {
  body: types.BookInput;
}

export type CreateBookResult =
  | http.Result<201, types.Book, { location: string; eTag: string }>
  | http.Result<401, types.Problem, { wwwAuthenticate?: string }>
  | http.Result<409, types.Problem>
  | http.Result<422, types.ValidationProblem>
  | http.Result<Exclude<http.Status, http.Success | 401 | 409 | 422>, types.Problem>;

/** Add a book */
export function createBook(
  client: Client,
  input: CreateBookInput,
  options?: http.Options,
): Promise<CreateBookResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/books",
      body: http.jsonBody(input.body),
      security: [[["oauth", http.bearer, "catalogue:write"]]],
      decode: (header) => ({
        location: header("Location"),
        eTag: header("ETag"),
        wwwAuthenticate: header("WWW-Authenticate"),
      }),
    },
    options,
  );
}

export interface GetBookInput {
  isbn: types.Isbn;
  /** The `ETag` of the book you have; the answer is 304 if it is still the same. */
  ifNoneMatch?: string;
}

export type GetBookResult =
  | http.Result<200, types.Book, { eTag: string }>
  | http.Result<304, undefined, { eTag: string }>
  | http.Result<404, types.Problem>
  | http.Result<Exclude<http.Status, http.Success | 304 | 404>, types.Problem>;

/** Get a book */
export function getBook(
  client: Client,
  input: GetBookInput,
  options?: http.Options,
): Promise<GetBookResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/books/${http.segment(input.isbn)}`,
      headers: { "If-None-Match": http.header(input.ifNoneMatch) },
      decode: (header) => ({ eTag: header("ETag") }),
    },
    options,
  );
}

export interface UpdateBookInput {
  isbn: types.Isbn;
  /**
   * The `ETag` you last saw. If it is not the current one, the answer is 412 and nothing changes.
   *
   * @pattern ^"[^"]+"$
   */
  ifMatch: string;
  body: types.UpdateBookRequest;
}

export type UpdateBookResult =
  | http.Result<200, types.Book, { eTag: string }>
  | http.Result<401, types.Problem, { wwwAuthenticate?: string }>
  | http.Result<404, types.Problem>
  | http.Result<412, types.Problem>
  | http.Result<422, types.ValidationProblem>
  | http.Result<Exclude<http.Status, http.Success | 401 | 404 | 412 | 422>, types.Problem>;

/**
 * Change parts of a book
 *
 * What is absent stays; null removes (RFC 7396). The book must be as you last saw it.
 */
export function updateBook(
  client: Client,
  input: UpdateBookInput,
  options?: http.Options,
): Promise<UpdateBookResult> {
  return http.send(
    client,
    {
      method: "PATCH",
      base,
      path: `/books/${http.segment(input.isbn)}`,
      headers: { "If-Match": http.header(input.ifMatch) },
      body: http.jsonBody(input.body, "application/merge-patch+json"),
      security: [[["oauth", http.bearer, "catalogue:write"]]],
      decode: (header) => ({ eTag: header("ETag"), wwwAuthenticate: header("WWW-Authenticate") }),
    },
    options,
  );
}

export interface DownloadCoverInput {
  isbn: types.Isbn;
}

export type DownloadCoverResult =
  | http.Result<200, Blob, { eTag: string }>
  | http.Result<404, types.Problem>
  | http.Result<Exclude<http.Status, http.Success | 404>, types.Problem>;

/** Download the cover of a book */
export function downloadCover(
  client: Client,
  input: DownloadCoverInput,
  options?: http.Options,
): Promise<DownloadCoverResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/books/${http.segment(input.isbn)}/cover`,
      decode: (header) => ({ eTag: header("ETag") }),
    },
    options,
  );
}

export interface UploadCoverInput {
  isbn: types.Isbn;
  body: types.UploadCoverRequest;
}

export type UploadCoverResult =
  | http.Result<204, undefined>
  | http.Result<401, types.Problem, { wwwAuthenticate?: string }>
  | http.Result<404, types.Problem>
  | http.Result<413, undefined>
  | http.Result<Exclude<http.Status, http.Success | 401 | 404 | 413>, types.Problem>;

/** Upload the cover of a book */
export function uploadCover(
  client: Client,
  input: UploadCoverInput,
  options?: http.Options,
): Promise<UploadCoverResult> {
  return http.send(
    client,
    {
      method: "PUT",
      base,
      path: `/books/${http.segment(input.isbn)}/cover`,
      body: http.multipartBody(input.body, { focus: "application/json" }),
      security: [[["oauth", http.bearer, "catalogue:write"]]],
      decode: (header) => ({ wwwAuthenticate: header("WWW-Authenticate") }),
    },
    options,
  );
}

export interface CreateReviewInput {
  isbn: types.Isbn;
  body: types.ReviewInput;
}

export type CreateReviewResult =
  | http.Result<201, types.Review>
  | http.Result<401, types.Problem, { wwwAuthenticate?: string }>
  | http.Result<404, types.Problem>
  | http.Result<422, types.ValidationProblem>
  | http.Result<Exclude<http.Status, http.Success | 401 | 404 | 422>, types.Problem>;

/** Review a book */
export function createReview(
  client: Client,
  input: CreateReviewInput,
  options?: http.Options,
): Promise<CreateReviewResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: `/books/${http.segment(input.isbn)}/reviews`,
      body: http.jsonBody(input.body),
      security: [[["session", http.cookieKey("__Host-session")]]],
      decode: (header) => ({ wwwAuthenticate: header("WWW-Authenticate") }),
    },
    options,
  );
}

export interface SearchBooksInput {
  /** @minLength 1 */
  q: string;
}

export type SearchBooksResult =
  | http.Result<200, types.Book[]>
  | http.Result<Exclude<http.Status, http.Success>, types.Problem>;

/**
 * Search for books
 *
 * Use `listBooks` with `q`. This answers with at most 50 books and has no pages.
 *
 * @deprecated
 */
export function searchBooks(
  client: Client,
  input: SearchBooksInput,
  options?: http.Options,
): Promise<SearchBooksResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/books/search",
      query: [http.pair("q", input.q)],
    },
    options,
  );
}

export type GetCategoriesResult =
  | http.Result<200, types.Category[]>
  | http.Result<Exclude<http.Status, http.Success>, types.Problem>;

/** Get all categories, as a tree */
export function getCategories(
  client: Client,
  options?: http.Options,
): Promise<GetCategoriesResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/categories",
    },
    options,
  );
}

export interface CreateCustomerInput {
  body: types.CustomerInput;
}

export type CreateCustomerResult =
  | http.Result<201, types.Customer, { location: string }>
  | http.Result<409, types.Problem>
  | http.Result<422, types.ValidationProblem>
  | http.Result<Exclude<http.Status, http.Success | 409 | 422>, types.Problem>;

/** Sign up */
export function createCustomer(
  client: Client,
  input: CreateCustomerInput,
  options?: http.Options,
): Promise<CreateCustomerResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/customers",
      body: http.jsonBody(input.body),
      decode: (header) => ({ location: header("Location") }),
    },
    options,
  );
}

export type GetCurrentCustomerResult =
  | http.Result<200, types.Customer>
  | http.Result<401, types.Problem, { wwwAuthenticate?: string }>
  | http.Result<Exclude<http.Status, http.Success | 401>, types.Problem>;

/** Get the customer who is signed in */
export function getCurrentCustomer(
  client: Client,
  options?: http.Options,
): Promise<GetCurrentCustomerResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/customers/me",
      security: [[["session", http.cookieKey("__Host-session")]]],
      decode: (header) => ({ wwwAuthenticate: header("WWW-Authenticate") }),
    },
    options,
  );
}

export interface ListOrdersInput {
  /**
   * Where the page begins, from `next` of the page before; absent for the first one.
   *
   * @maxLength 200
   */
  cursor?: string;
  /**
   * How many to send at most.
   *
   * @default 20
   * @format int32
   * @minimum 1
   * @maximum 100
   */
  limit?: number;
  /** @format date-time */
  placedSince?: string;
}

export type ListOrdersResult =
  | http.Result<200, types.ListOrdersResponse>
  | http.Result<401, types.Problem, { wwwAuthenticate?: string }>
  | http.Result<Exclude<http.Status, http.Success | 401>, types.Problem>;

/**
 * List orders
 *
 * Your own orders, the latest first.
 */
export function listOrders(
  client: Client,
  input: ListOrdersInput = {},
  options?: http.Options,
): Promise<ListOrdersResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: "/orders",
      query: [
        http.pair("cursor", input.cursor),
        http.pair("limit", input.limit),
        http.pair("placedSince", input.placedSince),
      ],
      security: [
        [["session", http.cookieKey("__Host-session")]],
        [["oauth", http.bearer, "orders:read"]],
      ],
      decode: (header) => ({ wwwAuthenticate: header("WWW-Authenticate") }),
    },
    options,
  );
}

export interface CreateOrderInput {
  /**
   * Any UUID of your own; the same one for every attempt at the same order.
   *
   * @format uuid
   */
  idempotencyKey: string;
  body: types.CreateOrderRequest;
}

export type CreateOrderResult =
  | http.Result<201, types.Order, { location: string; eTag: string }>
  | http.Result<401, types.Problem, { wwwAuthenticate?: string }>
  | http.Result<402, types.PaymentRefusedResponse>
  | http.Result<422, types.ValidationProblem>
  | http.Result<Exclude<http.Status, http.Success | 401 | 402 | 422>, types.Problem>;

/**
 * Place an order
 *
 * Takes the order and its payment together. Sending it again with the same key is safe.
 */
export function createOrder(
  client: Client,
  input: CreateOrderInput,
  options?: http.Options,
): Promise<CreateOrderResult> {
  return http.send(
    client,
    {
      method: "POST",
      base,
      path: "/orders",
      headers: { "Idempotency-Key": http.header(input.idempotencyKey) },
      body: http.jsonBody(input.body),
      security: [
        [["session", http.cookieKey("__Host-session")]],
        [["oauth", http.bearer, "orders:write"]],
      ],
      decode: (header) => ({
        location: header("Location"),
        eTag: header("ETag"),
        wwwAuthenticate: header("WWW-Authenticate"),
      }),
    },
    options,
  );
}

export interface GetOrderInput {
  /** @format uuid */
  orderId: string;
}

export type GetOrderResult =
  | http.Result<200, types.Order, { eTag: string }>
  | http.Result<401, types.Problem, { wwwAuthenticate?: string }>
  | http.Result<404, types.Problem>
  | http.Result<Exclude<http.Status, http.Success | 401 | 404>, types.Problem>;

/** Get an order */
export function getOrder(
  client: Client,
  input: GetOrderInput,
  options?: http.Options,
): Promise<GetOrderResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/orders/${http.segment(input.orderId)}`,
      security: [
        [["session", http.cookieKey("__Host-session")]],
        [["oauth", http.bearer, "orders:read"]],
      ],
      decode: (header) => ({ eTag: header("ETag"), wwwAuthenticate: header("WWW-Authenticate") }),
    },
    options,
  );
}

export interface CancelOrderInput {
  /** @format uuid */
  orderId: string;
  /**
   * The `ETag` you last saw. If it is not the current one, the answer is 412 and nothing changes.
   *
   * @pattern ^"[^"]+"$
   */
  ifMatch: string;
}

export type CancelOrderResult =
  | http.Result<204, undefined>
  | http.Result<401, types.Problem, { wwwAuthenticate?: string }>
  | http.Result<404, types.Problem>
  | http.Result<409, types.Problem>
  | http.Result<412, types.Problem>
  | http.Result<Exclude<http.Status, http.Success | 401 | 404 | 409 | 412>, types.Problem>;

/**
 * Cancel an order
 *
 * Possible until the parcel is packed; then the answer is 409.
 */
export function cancelOrder(
  client: Client,
  input: CancelOrderInput,
  options?: http.Options,
): Promise<CancelOrderResult> {
  return http.send(
    client,
    {
      method: "DELETE",
      base,
      path: `/orders/${http.segment(input.orderId)}`,
      headers: { "If-Match": http.header(input.ifMatch) },
      security: [
        [["session", http.cookieKey("__Host-session")]],
        [["oauth", http.bearer, "orders:write"]],
      ],
      decode: (header) => ({ wwwAuthenticate: header("WWW-Authenticate") }),
    },
    options,
  );
}

export interface FollowOrderInput {
  /** @format uuid */
  orderId: string;
  /** The last event that you saw; those after it are sent again. */
  lastEventID?: string;
}

export type FollowOrderResult =
  | http.Result<200, AsyncIterable<types.OrderEvent>>
  | http.Result<401, types.Problem, { wwwAuthenticate?: string }>
  | http.Result<404, types.Problem>
  | http.Result<Exclude<http.Status, http.Success | 401 | 404>, types.Problem>;

/**
 * Follow an order
 *
 * Stays open and sends an event whenever something happens to the order.
 */
export function followOrder(
  client: Client,
  input: FollowOrderInput,
  options?: http.Options,
): Promise<FollowOrderResult> {
  return http.send(
    client,
    {
      method: "GET",
      base,
      path: `/orders/${http.segment(input.orderId)}/events`,
      headers: { "Last-Event-ID": http.header(input.lastEventID) },
      security: [[["session", http.cookieKey("__Host-session")]]],
      decode: (header) => ({ wwwAuthenticate: header("WWW-Authenticate") }),
      stream: http.events,
    },
    options,
  );
}
