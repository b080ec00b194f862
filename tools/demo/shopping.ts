// What somebody does in the bookshop, with the generated client: shopping.ts BASE_URL
import * as shop from "./typescript/client.js";

const baseUrl = process.argv[2]!;
const staff: shop.Client = {
  baseUrl,
  auth: (scheme) => (scheme === "oauth" ? "staff.catalogue:write" : undefined),
};

function step(what: string, call: string, ...said: unknown[]): void {
  console.log(`  ${what.padEnd(9)}${call.padEnd(24)}${said.join("  ")}`.trimEnd());
}

// Create: the answer narrows by its status, so `id` is there and typed.
const author = await shop.createAuthor(staff, { body: { name: "Ursula K. Le Guin", bornOn: "1929-10-21" } });
if (author.status !== 201) throw new shop.Failure(author);
step("create", "createAuthor", author.status, author.headers.location);

const titles = ["The Dispossessed", "The Left Hand of Darkness", "The Lathe of Heaven"];
for (const [index, title] of titles.entries()) {
  const book = await shop.createBook(staff, {
    body: {
      isbn: `978006051275${index}`,
      title,
      authorIds: [author.data.id],
      format: "paperback",
      language: "en",
      price: { amount: 899 + index * 100, currency: "GBP" },
      weight: 310.5,
    },
  });
  step("create", "createBook", book.status, title);
}

// List: an array in the query, an object in the query, both in the style that the document says.
const cheap = shop.unwrap(
  await shop.listBooks(staff, { format: ["paperback", "ebook"], price: { to: 1000 } }),
);
step("list", "listBooks up to £10", cheap.items.map((one) => one.title).join(", "));

// Page: from one to the next.
for (let cursor: string | undefined, page = 1; ; page++) {
  const found = shop.unwrap(await shop.listBooks(staff, { limit: 2, cursor }));
  step("page", `listBooks page ${page}`, found.items.map((one) => one.title).join(", "));
  if (found.next == null) break;
  cursor = found.next;
}

// Upload and download.
const isbn = "9780060512750";
const picture = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], { type: "image/png" });
const stored = await shop.uploadCover(staff, { isbn, body: { picture, altText: "Two planets" } });
const cover = shop.unwrap(await shop.downloadCover(staff, { isbn }));
step("upload", "uploadCover", stored.status, `and back: ${cover.size} bytes of ${cover.type}`);

// Stream: an order is placed, and followed as it goes.
const customer = shop.unwrap(
  await shop.createCustomer(staff, {
    body: { email: "ada@example.org", name: "Ada Wong", password: "correct horse battery" },
  }),
);
const session: shop.Client = { baseUrl, auth: (scheme) => (scheme === "session" ? customer.id : undefined) };
const order = shop.unwrap(
  await shop.createOrder(session, {
    idempotencyKey: crypto.randomUUID(),
    body: {
      order: {
        customerId: customer.id,
        lines: [{ isbn, quantity: 2 }],
        shippingAddress: { name: "Ada Wong", street: "12 Mill Lane", city: "Hay-on-Wye", country: "GB", phone: "+441497555123" },
      },
      payment: { method: "voucher", code: "SPRING-2026" },
    },
  }),
);
step("create", "createOrder", order.status, `£${(order.total.amount / 100).toFixed(2)}`);
const events = shop.unwrap(await shop.followOrder(session, { orderId: order.id }));
for await (const event of events) {
  step("stream", "followOrder", event.event, event.event === "parcel-scanned" ? JSON.stringify(event.data) : "");
  if (event.event === "parcel-scanned") break;
}

// Refused: by the contract, before any code of the shop runs.
const refused = await shop.createBook(staff, {
  body: { isbn: "12", title: "", authorIds: [], format: "paperback", language: "en", price: { amount: -1, currency: "GBP" } },
});
if (refused.status === 422) {
  step("refused", "createBook", refused.status, refused.data.title);
  for (const error of refused.data.errors) step("", error.pointer, error.detail);
}
const nobody = await shop.createAuthor({ baseUrl }, { body: { name: "Nobody", bornOn: null } });
step("refused", "createAuthor", nobody.status, nobody.status === 401 ? nobody.headers.wwwAuthenticate : "");
