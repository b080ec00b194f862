// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/authors": {
    get: operations["listAuthors"];
    post: operations["createAuthor"];
  };
  "/authors/{authorId}": {
    get: operations["getAuthor"];
    delete: operations["deleteAuthor"];
  };
  "/books": {
    get: operations["listBooks"];
    post: operations["createBook"];
  };
  "/books/{isbn}": {
    get: operations["getBook"];
    patch: operations["updateBook"];
  };
  "/books/{isbn}/cover": {
    get: operations["downloadCover"];
    put: operations["uploadCover"];
  };
  "/books/{isbn}/reviews": {
    post: operations["createReview"];
  };
  "/books/search": {
    get: operations["searchBooks"];
  };
  "/categories": {
    get: operations["getCategories"];
  };
  "/customers": {
    post: operations["createCustomer"];
  };
  "/customers/me": {
    get: operations["getCurrentCustomer"];
  };
  "/orders": {
    get: operations["listOrders"];
    post: operations["createOrder"];
  };
  "/orders/{orderId}": {
    get: operations["getOrder"];
    delete: operations["cancelOrder"];
  };
  "/orders/{orderId}/events": {
    get: operations["followOrder"];
  };
}

export interface webhooks {
  orderShipped: {
    post: operations["orderShipped"];
  };
}

export interface components {
  schemas: {
    Author: types.Author;
    Isbn: types.Isbn;
    Format: types.Format;
    Language: types.Language;
    Currency: types.Currency;
    Money: types.Money;
    Book: types.Book;
    Category: types.Category;
    Stars: types.Stars;
    Review: types.Review;
    Customer: types.Customer;
    Address: types.Address;
    ShippingAddress: types.ShippingAddress;
    Order: types.Order;
    OrderLine: types.OrderLine;
    Payment: types.Payment;
    CardPayment: types.CardPayment;
    BankTransfer: types.BankTransfer;
    Voucher: types.Voucher;
    OrderEvent: types.OrderEvent;
    StatusChanged: types.StatusChanged;
    ParcelScanned: types.ParcelScanned;
    Page: types.Page;
    AuthorPage: types.AuthorPage;
    BookPage: types.BookPage;
    Problem: types.Problem;
    ValidationProblem: types.ValidationProblem;
  };
  responses: {
    /** Anything else that went wrong */
    Failed: {
      headers: { [name: string]: unknown };
      content: { "application/problem+json": types.Problem };
    };
    /** Nobody is signed in, or the token does not reach this far */
    Unauthorized: {
      headers: { "WWW-Authenticate"?: string; [name: string]: unknown };
      content: { "application/problem+json": types.Problem };
    };
    /** There is no such thing */
    NotFound: {
      headers: { [name: string]: unknown };
      content: { "application/problem+json": types.Problem };
    };
    /** It cannot be done as things stand */
    Conflict: {
      headers: { [name: string]: unknown };
      content: { "application/problem+json": types.Problem };
    };
    /** The request is well formed but asks for something impossible */
    Invalid: {
      headers: { [name: string]: unknown };
      content: { "application/problem+json": types.ValidationProblem };
    };
    /** Somebody changed it since you last saw it */
    PreconditionFailed: {
      headers: { [name: string]: unknown };
      content: { "application/problem+json": types.Problem };
    };
    /** The payment was refused */
    PaymentRefused: {
      headers: { [name: string]: unknown };
      content: { "application/problem+json": types.PaymentRefusedResponse };
    };
  };
  parameters: {
    /** @maxLength 200 */
    Cursor: string;
    /**
     * @format int32
     * @minimum 1
     * @maximum 100
     */
    Limit: number;
    BookIsbn: types.Isbn;
    /** @pattern ^"[^"]+"$ */
    IfMatch: string;
    /** @format uuid */
    OrderId: string;
  };
  headers: {
    /** @format uri-reference */
    Location: string;
    ETag: string;
  };
}

export interface operations {
  /**
   * List authors
   *
   * Authors in the order of their names.
   */
  listAuthors: {
    parameters: {
      query?: {
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
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page of authors */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.AuthorPage };
      };
      default: components["responses"]["Failed"];
    };
  };
  /** Add an author */
  createAuthor: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: {
      content: { "application/json": types.AuthorInput };
    };
    responses: {
      /** The author was added */
      201: {
        headers: {
          /**
           * Where the new resource is.
           *
           * @format uri-reference
           */
          Location: string;
          [name: string]: unknown;
        };
        content: { "application/json": types.Author };
      };
      401: components["responses"]["Unauthorized"];
      default: components["responses"]["Failed"];
    };
  };
  /** Get an author */
  getAuthor: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @format uuid */
        authorId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The author */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Author };
      };
      404: components["responses"]["NotFound"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Remove an author
   *
   * Refused with 409 while the catalogue still holds a book of theirs.
   */
  deleteAuthor: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @format uuid */
        authorId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The author is gone */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      401: components["responses"]["Unauthorized"];
      404: components["responses"]["NotFound"];
      409: components["responses"]["Conflict"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * List books
   *
   * Books in the order of their titles; every given filter must hold.
   */
  listBooks: {
    parameters: {
      query?: {
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
      };
      header?: {
        /**
         * In which languages titles are preferred where they are translated.
         *
         * @default "en"
         */
        "Accept-Language"?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page of books */
      200: {
        headers: {
          /**
           * Lists left in this minute.
           *
           * @type integer
           * @minimum 0
           */
          "RateLimit-Remaining"?: number;
          [name: string]: unknown;
        };
        content: { "application/json": Plain<types.BookPage> };
      };
      default: components["responses"]["Failed"];
    };
  };
  /** Add a book */
  createBook: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: {
      content: { "application/json": types.BookInput };
    };
    responses: {
      /** The book was added */
      201: {
        headers: {
          /**
           * Where the new resource is.
           *
           * @format uri-reference
           */
          Location: string;
          /** Changes whenever the resource does. */
          ETag: string;
          [name: string]: unknown;
        };
        content: { "application/json": Plain<types.Book> };
      };
      401: components["responses"]["Unauthorized"];
      409: components["responses"]["Conflict"];
      422: components["responses"]["Invalid"];
      default: components["responses"]["Failed"];
    };
  };
  /** Get a book */
  getBook: {
    parameters: {
      query?: never;
      header?: {
        /** The `ETag` of the book you have; the answer is 304 if it is still the same. */
        "If-None-Match"?: string;
      };
      path: { isbn: types.Isbn };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The book */
      200: {
        headers: {
          /** Changes whenever the resource does. */
          ETag: string;
          [name: string]: unknown;
        };
        content: { "application/json": Plain<types.Book> };
      };
      /** You have it already */
      304: {
        headers: {
          /** Changes whenever the resource does. */
          ETag: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components["responses"]["NotFound"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Change parts of a book
   *
   * What is absent stays; null removes (RFC 7396). The book must be as you last saw it.
   */
  updateBook: {
    parameters: {
      query?: never;
      header: {
        /**
         * The `ETag` you last saw. If it is not the current one, the answer is 412 and nothing changes.
         *
         * @pattern ^"[^"]+"$
         */
        "If-Match": string;
      };
      path: { isbn: types.Isbn };
      cookie?: never;
    };
    requestBody: {
      content: { "application/merge-patch+json": types.UpdateBookRequest };
    };
    responses: {
      /** The book as it is now */
      200: {
        headers: {
          /** Changes whenever the resource does. */
          ETag: string;
          [name: string]: unknown;
        };
        content: { "application/json": Plain<types.Book> };
      };
      401: components["responses"]["Unauthorized"];
      404: components["responses"]["NotFound"];
      412: components["responses"]["PreconditionFailed"];
      422: components["responses"]["Invalid"];
      default: components["responses"]["Failed"];
    };
  };
  /** Download the cover of a book */
  downloadCover: {
    parameters: {
      query?: never;
      header?: never;
      path: { isbn: types.Isbn };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The picture */
      200: {
        headers: {
          /** Changes whenever the resource does. */
          ETag: string;
          [name: string]: unknown;
        };
        content: { "image/jpeg": Blob; "image/png": Blob };
      };
      404: components["responses"]["NotFound"];
      default: components["responses"]["Failed"];
    };
  };
  /** Upload the cover of a book */
  uploadCover: {
    parameters: {
      query?: never;
      header?: never;
      path: { isbn: types.Isbn };
      cookie?: never;
    };
    requestBody: {
      content: { "multipart/form-data": types.UploadCoverRequest };
    };
    responses: {
      /** The cover was stored */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      401: components["responses"]["Unauthorized"];
      404: components["responses"]["NotFound"];
      /** The picture is too large */
      413: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: components["responses"]["Failed"];
    };
  };
  /** Review a book */
  createReview: {
    parameters: {
      query?: never;
      header?: never;
      path: { isbn: types.Isbn };
      cookie?: never;
    };
    requestBody: {
      content: { "application/json": types.ReviewInput };
    };
    responses: {
      /** The review was published */
      201: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Review };
      };
      401: components["responses"]["Unauthorized"];
      404: components["responses"]["NotFound"];
      422: components["responses"]["Invalid"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Search for books
   *
   * Use `listBooks` with `q`. This answers with at most 50 books and has no pages.
   *
   * @deprecated
   */
  searchBooks: {
    parameters: {
      query: {
        /** @minLength 1 */
        q: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The books that fit best */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": Plain<types.Book[]> };
      };
      default: components["responses"]["Failed"];
    };
  };
  /** Get all categories, as a tree */
  getCategories: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** The categories at the top, each with those below it */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Category[] };
      };
      default: components["responses"]["Failed"];
    };
  };
  /** Sign up */
  createCustomer: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: {
      content: { "application/json": types.CustomerInput };
    };
    responses: {
      /** Welcome */
      201: {
        headers: {
          /**
           * Where the new resource is.
           *
           * @format uri-reference
           */
          Location: string;
          [name: string]: unknown;
        };
        content: { "application/json": types.Customer };
      };
      409: components["responses"]["Conflict"];
      422: components["responses"]["Invalid"];
      default: components["responses"]["Failed"];
    };
  };
  /** Get the customer who is signed in */
  getCurrentCustomer: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** The customer */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Customer };
      };
      401: components["responses"]["Unauthorized"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * List orders
   *
   * Your own orders, the latest first.
   */
  listOrders: {
    parameters: {
      query?: {
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
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page of orders */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": Plain<types.ListOrdersResponse> };
      };
      401: components["responses"]["Unauthorized"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Place an order
   *
   * Takes the order and its payment together. Sending it again with the same key is safe.
   */
  createOrder: {
    parameters: {
      query?: never;
      header: {
        /**
         * Any UUID of your own; the same one for every attempt at the same order.
         *
         * @format uuid
         */
        "Idempotency-Key": string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: { "application/json": types.CreateOrderRequest };
    };
    responses: {
      /** The order was placed */
      201: {
        headers: {
          /**
           * Where the new resource is.
           *
           * @format uri-reference
           */
          Location: string;
          /** Changes whenever the resource does. */
          ETag: string;
          [name: string]: unknown;
        };
        content: { "application/json": Plain<types.Order> };
      };
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["PaymentRefused"];
      422: components["responses"]["Invalid"];
      default: components["responses"]["Failed"];
    };
  };
  /** Get an order */
  getOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @format uuid */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The order */
      200: {
        headers: {
          /** Changes whenever the resource does. */
          ETag: string;
          [name: string]: unknown;
        };
        content: { "application/json": Plain<types.Order> };
      };
      401: components["responses"]["Unauthorized"];
      404: components["responses"]["NotFound"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Cancel an order
   *
   * Possible until the parcel is packed; then the answer is 409.
   */
  cancelOrder: {
    parameters: {
      query?: never;
      header: {
        /**
         * The `ETag` you last saw. If it is not the current one, the answer is 412 and nothing changes.
         *
         * @pattern ^"[^"]+"$
         */
        "If-Match": string;
      };
      path: {
        /** @format uuid */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The order is cancelled and the payment goes back */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      401: components["responses"]["Unauthorized"];
      404: components["responses"]["NotFound"];
      409: components["responses"]["Conflict"];
      412: components["responses"]["PreconditionFailed"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Follow an order
   *
   * Stays open and sends an event whenever something happens to the order.
   */
  followOrder: {
    parameters: {
      query?: never;
      header?: {
        /** The last event that you saw; those after it are sent again. */
        "Last-Event-ID"?: string;
      };
      path: {
        /** @format uuid */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The events, as they happen */
      200: {
        headers: { [name: string]: unknown };
        content: {
          /** Each item of the stream. */
          "text/event-stream": types.OrderEvent;
        };
      };
      401: components["responses"]["Unauthorized"];
      404: components["responses"]["NotFound"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * An order was shipped
   *
   * Sent to the address that a partner registered, until it answers with 2xx.
   */
  orderShipped: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: {
      content: { "application/json": types.OrderShippedRequest };
    };
    responses: {
      /** Understood */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}

/**
 * The type with open enumerations as plain strings. openapi-fetch goes through the types of
 * responses, and would take what keeps editors completing such enumerations for an object.
 */
type Plain<T> = T extends string
  ? string extends T
    ? string
    : T
  : T extends number
    ? number extends T
      ? number
      : T
    : T extends Blob
      ? T
      : T extends object
        ? { [K in keyof T]: Plain<T[K]> }
        : T;
