// Calls every operation of the bookshop with the generated client, over HTTP; says what it saw, a line each.
import * as shop from "./typescript/client.js";
import type { BookInput } from "./typescript/types.js";

const baseUrl = process.argv[2]!;
let token = "stale";
let refreshes = 0;
const staff: shop.Client = {
  baseUrl,
  auth: (scheme) => (scheme === "oauth" ? token : undefined),
  refresh: async () => {
    refreshes += 1;
    token = "staff.catalogue:write+orders:read";
    return true;
  },
};

function saw(what: string, value: unknown): void {
  console.log(`${what}: ${JSON.stringify(value)}`);
}

// Two requests fail with 401 at once, and share one refresh.
const [first, second] = await Promise.all(
  ["Frank Herbert", "Ursula K. Le Guin"].map((name) =>
    shop.createAuthor(staff, { body: { name, bornOn: null } }),
  ),
);
const author = shop.unwrap(first!);
const other = shop.unwrap(second!);
saw("refreshes", refreshes);
saw("location", first!.status === 201 ? first!.headers.location === `/v1/authors/${author.id}` : "");

const page = shop.unwrap(await shop.listAuthors(staff, { limit: 1 }));
const rest = shop.unwrap(await shop.listAuthors(staff, { limit: 1, cursor: page.next! }));
saw("authors", [...page.items, ...rest.items].map((one) => one.name));
saw("getAuthor", (await shop.getAuthor(staff, { authorId: author.id })).status);

const isbn = "9780441172719";
const body: BookInput = {
  isbn,
  title: "Dune & Söhne",
  authorIds: [author.id],
  format: "paperback",
  language: "en",
  price: { amount: 999, currency: "GBP" },
};
const book = await shop.createBook(staff, { body });
if (book.status !== 201) throw new Error(`createBook answered ${book.status}`);
saw("createBook", book.data.title);
const again = await shop.createBook(staff, { body });
saw("createBook again", [again.status, again.ok]);
const impossible = await shop.createBook(staff, {
  body: { ...body, isbn: "9780441172726", authorIds: ["00000000-0000-4000-8000-000000000000"] },
});
saw("createBook impossible", impossible.status === 422 ? impossible.data.errors[0]!.pointer : "?");

const books = await shop.listBooks(staff, {
  q: "& Sö",
  format: ["paperback", "hardback"],
  language: ["en", "cy"],
  price: { from: 500, to: 2500 },
  sort: "-title",
  acceptLanguage: "en",
});
saw("listBooks", books.status === 200 ? [books.data.items.length, books.headers.rateLimitRemaining] : books.data);

const found = await shop.getBook(staff, { isbn });
const eTag = found.status === 200 ? found.headers.eTag : "";
saw("getBook same", (await shop.getBook(staff, { isbn, ifNoneMatch: eTag })).status);
const changed = await shop.updateBook(staff, {
  isbn,
  ifMatch: eTag,
  body: { title: "Dune", subtitle: null },
});
saw("updateBook", shop.unwrap(changed).subtitle);
saw("updateBook late", (await shop.updateBook(staff, { isbn, ifMatch: eTag, body: {} })).status);

const picture = new Blob([new Uint8Array([137, 80, 78, 71, 0, 255])], { type: "image/png" });
const stored = await shop.uploadCover(staff, {
  isbn,
  body: { picture, altText: "Sand", focus: { x: 0.5, y: 1 } },
});
saw("uploadCover", stored.status);
const cover = shop.unwrap(await shop.downloadCover(staff, { isbn }));
saw("downloadCover", [cover.type, [...new Uint8Array(await cover.arrayBuffer())]]);

const customer = shop.unwrap(
  await shop.createCustomer({ baseUrl }, { body: { email: "a@b.example", name: "Ada", password: "correct horse battery" } }),
);
const session: shop.Client = {
  baseUrl,
  auth: (scheme) => (scheme === "session" ? customer.id : undefined),
};
saw("getCurrentCustomer", shop.unwrap(await shop.getCurrentCustomer(session)).email);
saw("createReview", shop.unwrap(await shop.createReview(session, { isbn, body: { stars: 4 } })).stars);
saw("searchBooks", shop.unwrap(await shop.searchBooks(session, { q: "Dune" })).length);
saw("getCategories", shop.unwrap(await shop.getCategories(session))[0]!.children![0]!.slug);

const placed = await shop.createOrder(session, {
  idempotencyKey: crypto.randomUUID(),
  body: {
    order: {
      customerId: customer.id,
      lines: [{ isbn, quantity: 2 }],
      shippingAddress: { name: "Ada", street: "12 Mill Lane", city: "Hay", country: "GB", phone: "+441497555123" },
    },
    payment: { method: "voucher", code: "SPRING-2026" },
  },
});
if (placed.status !== 201) throw new Error(`createOrder answered ${placed.status}`);
const orderId = placed.data.id;
saw("createOrder", placed.data.total);
saw("listOrders", shop.unwrap(await shop.listOrders(session, { placedSince: "2020-01-01T00:00:00Z" })).openOrders);
saw("getOrder", shop.unwrap(await shop.getOrder(staff, { orderId })).status);

const stop = new AbortController();
const followed = shop.unwrap(await shop.followOrder(session, { orderId }, { signal: stop.signal }));
for await (const event of followed) {
  saw("event", event.event === "parcel-scanned" ? event.data : event.event);
  if (event.id === "2") break;
}
saw("cancelOrder", (await shop.cancelOrder(session, { orderId, ifMatch: placed.headers.eTag })).status);

// What is refused.
const nobody = await shop.listOrders({ baseUrl });
saw("nobody", nobody.status === 401 ? [nobody.data.title, nobody.headers.wwwAuthenticate] : nobody.status);
try {
  shop.unwrap(await shop.deleteAuthor(staff, { authorId: author.id }));
} catch (error) {
  saw("failure", error instanceof shop.Failure && error.result.status);
}
saw("deleteAuthor", (await shop.deleteAuthor(staff, { authorId: other.id })).status);
try {
  await shop.getBook({ baseUrl }, { isbn: ".." });
} catch (error) {
  saw("up", String(error));
}
const aborted = shop.getCategories({ baseUrl }, { signal: AbortSignal.abort() });
saw("aborted", await aborted.then(() => "?", (error: Error) => error.name));
