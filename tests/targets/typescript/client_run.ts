// Calls with a `fetch` that only notes what it is given; prints what that was, a line each.
import * as calls from "./typescript/client.js";

interface Noted {
  url: string;
  init: RequestInit & { headers: Record<string, string> };
}
const noted: Noted[] = [];
let answers: (() => Response | Promise<Response>)[] = [];
const client: calls.Client = {
  fetch: async (url, init) => {
    noted.push({ url, init: init as Noted["init"] });
    const next = answers.shift();
    return next ? next() : new Response(null, { status: 200 });
  },
};
const last = (): Noted => noted.at(-1)!;
function saw(what: string, value: unknown): void {
  console.log(`${what}: ${JSON.stringify(value)}`);
}

await calls.paths(client, {
  simple: "a/b c?é",
  list: ["a,b", "c"],
  object: { x: 1, y: 2 },
  exploded: { x: 1, y: 2 },
  label: 7,
  labels: ["a", "b."],
  matrix: ["a", "b;"],
  matrices: { x: 1, y: 2 },
});
saw("path", last().url);

await calls.queries(client, {
  aB: "1&2=3",
  list: ["a", "b,c"],
  commas: ["a", "b,c"],
  spaces: ["a", "b"],
  pipes: ["a", "b"],
  object: { x: 1, y: 2 },
  flat: { x: 1, y: 2 },
  deep: { x: 1, tags: ["a", "b"] },
  reserved: "a/b?c&d#e+f[g]é",
  document: { x: 1 },
  flag: false,
  nothing: null,
  xList: [1, 2],
  xObject: { x: 1, y: 2 },
  crumb: "a;b",
  crumbs: ["a", "b"],
});
saw("query", last().url);
saw("headers", last().init.headers);
await calls.queries(client);
saw("empty", [last().url, last().init.headers, last().init.body ?? null]);
await calls.whole(client, { q: { x: 1, y: 2 } }, { baseUrl: "/proxy/", headers: { "X-Own": "1" } });
saw("whole", [last().init.method, last().url, last().init.headers]);

await calls.bodies(client, { body: { x: 1 } });
saw("json", [last().init.body, last().init.headers]);
const form = { name: "a b&c", tags: ["a", "b"], place: { x: 1 } };
await calls.bodies(client, { contentType: "application/x-www-form-urlencoded", body: form });
saw("form", [last().init.body, last().init.headers]);
const file = new File(["bytes"], "a.png", { type: "image/png" });
await calls.bodies(client, {
  contentType: "multipart/form-data",
  body: { ...form, note: "*", file },
});
const parts: unknown[] = [];
for (const [name, one] of last().init.body as FormData)
  parts.push([name, ...(typeof one === "string" ? [one] : [one.type, await one.text(), one.name])]);
saw("multipart", [parts, last().init.headers]);
await calls.bodies(client, { contentType: "text/plain", body: "plain" });
saw("text", [last().init.body, last().init.headers]);
await calls.bodies(client, { contentType: "application/octet-stream", body: new Uint8Array([1]) });
saw("bytes", [[...(last().init.body as Uint8Array)], last().init.headers]);
await calls.bodies(client);
saw("no body", [last().init.body ?? null, last().init.headers]);

const json = (value: unknown, init: ResponseInit = {}): Response =>
  new Response(JSON.stringify(value), {
    ...init,
    headers: { "Content-Type": "application/json", ...init.headers },
  });
answers = [
  () => json({ x: 1 }, { headers: { "X-Count": "3", "X-Flag": "true", "X-Tags": "a, b" } }),
  () => new Response(null, { status: 204 }),
  () => new Response("none", { status: 404, headers: { "Content-Type": "text/plain" } }),
  () => json({ y: 2 }, { status: 418 }),
];
const found = await calls.answers(client);
if (found.status === 200) saw("200", [found.data.x, found.headers.xCount + 1, found.headers]);
const none = await calls.answers(client);
if (none.status === 204) saw("204", [none.ok, none.data ?? null]);
const missing = await calls.answers(client);
if (missing.status === 404) saw("404", missing.data.toUpperCase());
const ranged = await calls.answers(client);
if (ranged.status === 418) saw("418", ranged.data.y);
for (const [what, answer] of [
  ["undocumented", () => new Response("<html>", { status: 502 })],
  ["no JSON", () => new Response("<html>", { headers: { "Content-Type": "application/json" } })],
] as const) {
  answers = [answer];
  await calls.answers(client).catch((error: unknown) => {
    saw(what, error instanceof calls.Unexpected && error.message);
  });
}

const shows: Record<string, string>[] = [
  { key: "s p", basic: "user:pä", token: "t" },
  { key: "only", token: "t" },
  { cookie: "a;b" },
  { other: "x=1" },
  {},
];
for (const credentials of shows) {
  const asked: unknown[] = [];
  const auth: calls.Client["auth"] = (scheme, scopes) => {
    asked.push(scopes.length ? [scheme, ...scopes] : scheme);
    return credentials[scheme];
  };
  await calls.secret({ ...client, auth });
  saw("shown", [last().url, last().init.headers, asked]);
}

const stream = (...chunks: string[]): Response => {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
      controller.close();
    },
  });
  return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
};
answers = [
  () =>
    stream(
      "\uFEFF: hello\r\nretry: 1\r\n\r\nid: 1\r\ndata: on",
      "e\r",
      "\ndata:two\r\n\r\n",
      "event: x\rid: 2\rdata\r\rdata: torn",
    ),
  () => Promise.reject(new TypeError("the network is gone")),
  () => stream("data: {é}\n\n"),
  () => new Response(null, { status: 204 }),
];
const from = noted.length;
const seen: unknown[] = [];
for await (const event of calls.unwrap(await calls.events(client))) seen.push(event);
saw("events", seen);
saw("resumed", noted.slice(from).map((one) => one.init.headers["Last-Event-ID"] ?? null));
answers = [() => stream('data: {"x":\ndata: 1}\n\n', "data: {}\n\n")];
for await (const point of calls.unwrap(await calls.data(client))) {
  saw("data", point.x);
  break;
}
answers = [
  () =>
    new Response('{"x":1}\n\n{"x"', {
      headers: { "Content-Type": "application/jsonl" },
    }),
];
try {
  for await (const point of calls.unwrap(await calls.lines(client))) saw("line", point);
} catch (error) {
  saw("torn", error instanceof SyntaxError);
}
