// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/** Statuses that say that a request succeeded. */
export type Success = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
/** Statuses that send a client elsewhere, or tell it that nothing changed. */
export type Redirect = 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
/** Statuses that blame the client. */
export type ClientError =
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415)
  | (416 | 417 | 418 | 420 | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 449 | 450 | 451)
  | (499 | 498);
/** Statuses that blame the server. */
export type ServerError =
  | (500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 509 | 510 | 511)
  | (520 | 521 | 522 | 523 | 524 | 525 | 526 | 527 | 529 | 530 | 598 | 599);
/** Every status that is in use. */
export type Status = 100 | 101 | 102 | 103 | Success | Redirect | ClientError | ServerError;

/** A documented answer; which one it is, `status` tells, and whether it is a success, `ok`. */
export interface Result<S extends number, Data, Headers = unknown> {
  readonly ok: S extends Success ? true : false;
  readonly status: S;
  readonly data: Data;
  /** The documented headers, decoded. */
  readonly headers: Headers;
  /** The answer itself; its body has been read, unless it is a stream. */
  readonly response: Response;
}

type Any = Result<number, unknown>;

/** How an application talks to the server. A plain object; make as many as you like. */
export interface Client<Scheme extends string = string> {
  /** Where the paths begin; by default the first server of the document. */
  readonly baseUrl?: string;
  /** What sends requests; by default the platform's own `fetch`. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The credential for a security scheme: a key, a token, `user:password` for Basic; undefined if there is
   * none. Asked before every request that needs one.
   */
  auth?(
    scheme: Scheme,
    scopes: readonly string[],
  ): string | undefined | Promise<string | undefined>;
  /**
   * Gets new credentials. Called when a request with credentials is answered with 401; if it gives true, the
   * request is sent once more. Requests that fail at the same time wait for the same call.
   */
  refresh?(): Promise<boolean>;
}

/** What one call may have of its own. */
export interface Options {
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  readonly baseUrl?: string;
}

/** An answer that the document does not have, or that is not what it says. */
export class Unexpected extends Error {
  readonly response: Response;

  constructor(message: string, response: Response) {
    super(message);
    this.name = "Unexpected";
    this.response = response;
  }
}

/** A documented answer that is no success, thrown by `unwrap`. */
export class Failure<R extends Any = Any> extends Error {
  readonly result: R;

  constructor(result: R) {
    super(`${result.response.url} answered ${result.status}`);
    this.name = "Failure";
    this.result = result;
  }
}

/** The data of a success. Throws a `Failure` with the result where it is none. */
export function unwrap<R extends Any>(result: R): Extract<R, { ok: true }>["data"] {
  if (!result.ok) throw new Failure(result);
  return result.data as Extract<R, { ok: true }>["data"];
}

// ── requests ────────────────────────────────────────────────────────────────────────

/** A way to show a credential: where it goes in the parts of a request. */
export type Show = (credential: string, parts: Parts) => void;
/** A security scheme that an operation needs, and the scopes of it. */
export type Demand = readonly [name: string, show: Show, ...scopes: string[]];

/** A body, and what it is. */
export type Sent = readonly [body: BodyInit | undefined, type?: string];

/** What a request is put together from. */
export interface Parts {
  query: string[];
  headers: Record<string, string | undefined>;
  cookies: string[];
}

/** What an operation is. */
export interface Operation {
  readonly method: string;
  readonly base: string;
  readonly path: string;
  readonly query?: readonly string[];
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[];
  readonly body?: Sent | undefined;
  /** Alternatives; all demands of one hold together. */
  readonly security?: readonly (readonly Demand[])[];
  /** Documented statuses, and the first digit of documented ranges; where there is a default, all are. */
  readonly statuses?: readonly number[];
  readonly decode?: (header: (name: string) => string | undefined) => unknown;
  /** What reads streams. */
  readonly stream?: Read;
}

/** Reads a body; `again` sends the request once more, with more headers. */
export type Read = (response: Response, again: Again) => unknown;
export type Again = (headers: Record<string, string>) => Promise<Response>;

const STREAM = /event-stream|jsonl|json-?lines|ndjson|json-seq/i;

/** How often the credentials of a client were refreshed, and the refresh that is under way. */
interface State {
  refreshes: number;
  running?: Promise<boolean>;
}

const states = new WeakMap<object, State>();

function stateOf(client: Client): State {
  const found = states.get(client) ?? { refreshes: 0 };
  states.set(client, found);
  return found;
}

/** Sends a request, and reads its answer. */
export async function send<R>(
  client: Client,
  operation: Operation,
  options: Options = {},
): Promise<R> {
  let shown = false;
  const ask = async (more?: Record<string, string>): Promise<Response> => {
    const parts: Parts = {
      query: [...(operation.query ?? [])],
      headers: { ...client.headers, ...operation.headers, ...options.headers, ...more },
      cookies: [...(operation.cookies ?? [])],
    };
    shown = await show(client, operation.security ?? [], parts);
    const query = parts.query.filter(Boolean).join("&");
    const cookies = parts.cookies.filter(Boolean).join("; ");
    const [body, type] = operation.body ?? [];
    const headers: Record<string, string> = {};
    const all = { "Content-Type": body === undefined ? undefined : type, ...parts.headers };
    for (const [name, value] of Object.entries(all))
      if (value !== undefined) headers[name] = value;
    if (cookies) headers["Cookie"] = cookies;
    const base = (options.baseUrl ?? client.baseUrl ?? operation.base).replace(/\/$/, "");
    return (client.fetch ?? fetch)(base + operation.path + (query && `?${query}`), {
      method: operation.method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    } as RequestInit);
  };
  const had = stateOf(client).refreshes;
  let response = await ask();
  if (response.status === 401 && shown && client.refresh && (await refreshed(client, had)))
    response = await ask();
  const { status, headers } = response;
  const known = operation.statuses;
  if (known && !known.includes(status) && !known.includes(Math.floor(status / 100)))
    throw new Unexpected(`${operation.method} ${operation.path} answered ${status}`, response);
  return {
    ok: response.ok,
    status,
    data:
      operation.stream && STREAM.test(headers.get("Content-Type") ?? "")
        ? operation.stream(response, ask)
        : await read(response),
    headers: operation.decode?.((name) => headers.get(name) ?? undefined) ?? {},
    response,
  } as R;
}

/** The first alternative that there are credentials for. */
async function show(
  client: Client,
  alternatives: readonly (readonly Demand[])[],
  parts: Parts,
): Promise<boolean> {
  for (const demands of alternatives) {
    const found: [Show, string][] = [];
    for (const [name, put, ...scopes] of demands) {
      const credential = await client.auth?.(name, scopes);
      if (credential !== undefined) found.push([put, credential]);
    }
    if (demands.length && found.length === demands.length) {
      for (const [put, credential] of found) put(credential, parts);
      return true;
    }
  }
  return false;
}

/** Whether there are other credentials than those that a request had. */
async function refreshed(client: Client, had: number): Promise<boolean> {
  const state = stateOf(client);
  if (state.refreshes > had) return true;
  state.running ??= client.refresh!()
    .then((done) => {
      if (done) state.refreshes += 1;
      return done;
    })
    .finally(() => delete state.running);
  return state.running;
}

async function read(response: Response): Promise<unknown> {
  const type = response.headers.get("Content-Type") ?? "";
  if (/[/+]json\b/i.test(type)) {
    const text = await response.text();
    if (!text) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw new Unexpected(`${response.url} answered with what is no JSON`, response);
    }
  }
  if (/^text\//i.test(type)) return response.text();
  const blob = await response.blob();
  return blob.size || type ? blob : undefined;
}

// ── credentials ─────────────────────────────────────────────────────────────────────

/** `Authorization: Bearer …` (RFC 6750), or another scheme of that header. */
export function bearer(credential: string, parts: Parts): void {
  parts.headers["Authorization"] = `Bearer ${credential}`;
}

/** `Authorization: Basic …` (RFC 7617). */
export function basic(credential: string, parts: Parts): void {
  const bytes = new TextEncoder().encode(credential);
  parts.headers["Authorization"] = `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** Another scheme of the `Authorization` header. */
export function authorization(scheme: string): Show {
  return (credential, parts) => {
    parts.headers["Authorization"] = `${scheme} ${credential}`;
  };
}

/** An API key in a header. */
export function headerKey(name: string): Show {
  return (credential, parts) => {
    parts.headers[name] = credential;
  };
}

/** An API key in the query. */
export function queryKey(name: string): Show {
  return (credential, parts) => {
    parts.query.push(pair(name, credential));
  };
}

/** An API key in a cookie. Browsers send their own cookies and let no script write this header. */
export function cookieKey(name: string): Show {
  return (credential, parts) => {
    parts.cookies.push(`${name}=${encodeURIComponent(credential)}`);
  };
}

/** Something that the connection shows, such as a client's certificate. */
export function connection(): void {}

// ── parameters ──────────────────────────────────────────────────────────────────────

type Scalar = string | number | boolean | bigint | null | undefined;
type Encode = (text: string) => string;

const isObject = (value: unknown): value is object => value !== null && typeof value === "object";
const given = (value: unknown): boolean => value !== undefined;
const text = (value: unknown): string =>
  value === null || value === undefined ? "" : String(value);
const entries = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, one]) => given(one));

/** A scalar in a path. A segment that a URL takes for "here" or "up" cannot be sent. */
export function segment(value: Scalar): string {
  const found = encodeURIComponent(text(value));
  if (found === "" || found === "." || found === "..")
    throw new TypeError(`${JSON.stringify(found)} cannot be a part of a path`);
  return found;
}

/** Style `simple`: `a,b`; objects as `x,1,y,2`, exploded `x=1,y=2` (RFC 6570 §3.2.2). */
export function simple(
  value: unknown,
  explode = false,
  encode: Encode = encodeURIComponent,
  delimiter = ",",
): string {
  if (Array.isArray(value)) return value.map((one) => encode(text(one))).join(delimiter);
  if (isObject(value))
    return entries(value)
      .map(([name, one]) => encode(name) + (explode ? "=" : ",") + encode(text(one)))
      .join(explode ? delimiter : ",");
  return encode(text(value));
}

/** Style `label`: `.a.b` (RFC 6570 §3.2.5). */
export function label(value: unknown, explode = false): string {
  return `.${simple(value, explode, encodeURIComponent, explode ? "." : ",")}`;
}

/** Style `matrix`: `;name=a,b`, exploded `;name=a;name=b` (RFC 6570 §3.2.7). */
export function matrix(name: string, value: unknown, explode = false): string {
  const key = encodeURIComponent(name);
  if (explode && Array.isArray(value))
    return value.map((one) => `;${key}=${encodeURIComponent(text(one))}`).join("");
  if (explode && isObject(value))
    return `;${simple(value, true, encodeURIComponent, ";")}`;
  return `;${key}=${simple(value)}`;
}

/** A scalar in a query: `name=value`; empty where there is none. */
export function pair(name: string, value: unknown, encode: Encode = encodeURIComponent): string {
  return given(value) ? `${encodeURIComponent(name)}=${encode(text(value))}` : "";
}

/** Style `form`, exploded: `name=a&name=b`; objects as `x=1&y=2`. */
export function form(name: string, value: unknown, encode: Encode = encodeURIComponent): string {
  if (Array.isArray(value)) return value.map((one) => pair(name, one, encode)).join("&");
  if (isObject(value))
    return entries(value)
      .map(([key, one]) => form(key, one, encode))
      .join("&");
  return pair(name, value, encode);
}

/** Styles that join a list: `form`, `spaceDelimited`, `pipeDelimited`, not exploded. */
export function joined(
  name: string,
  value: unknown,
  delimiter = ",",
  encode: Encode = encodeURIComponent,
): string {
  if (!given(value)) return "";
  const all =
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? entries(value).flat()
      : value;
  return `${encodeURIComponent(name)}=${simple(all, false, encode, delimiter)}`;
}

/** Style `deepObject`: `name[x]=1&name[y]=2`. */
export function deep(name: string, value: unknown): string {
  if (!isObject(value)) return "";
  return entries(value)
    .map(([key, one]) => form(`${name}[${key}]`, one))
    .join("&");
}

/** The whole query as one JSON document. */
export function whole(value: unknown): string {
  return given(value) ? encodeURIComponent(JSON.stringify(value)) : "";
}

/** A value that is a JSON document of its own. */
export function json(value: unknown): string | undefined {
  return given(value) ? JSON.stringify(value) : undefined;
}

/** For `allowReserved`: what RFC 3986 reserves stays, but for what ends a value. */
export function reserved(value: string): string {
  return encodeURI(value).replace(/[&#+]/g, encodeURIComponent).replace(/%5B/g, "[").replace(/%5D/g, "]");
}

/** A header, in style `simple`; undefined where there is none. */
export function header(value: unknown, explode = false): string | undefined {
  return given(value) ? simple(value, explode, (one) => one) : undefined;
}

// ── headers of answers ──────────────────────────────────────────────────────────────

/** A number; undefined where there is none. */
export function number(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** A boolean. */
export function boolean(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : value === "true";
}

/** A list, its items between commas. */
export function list(value: string | undefined): string[] | undefined {
  return value?.split(",").map((one) => one.trim());
}

// ── bodies ──────────────────────────────────────────────────────────────────────────

/** A body of JSON. */
export function jsonBody(value: unknown, type = "application/json"): Sent {
  return [json(value), type];
}

/** A body that is sent as it is. */
export function plainBody(value: unknown, type: string): Sent {
  return [value as BodyInit | undefined, type];
}

/** How a field of a form is written, where it is not as its value suggests. */
export type Fields = Readonly<Record<string, (name: string, value: unknown) => string>>;

/** A body of `application/x-www-form-urlencoded`. */
export function formBody(value: unknown, fields: Fields = {}): Sent {
  if (!isObject(value)) return [undefined];
  const written = entries(value).map(([name, one]) =>
    fields[name] ? fields[name](name, one) : form(name, nested(one)),
  );
  return [written.filter(Boolean).join("&"), "application/x-www-form-urlencoded"];
}

/** What has no form of its own travels as JSON. */
function nested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nested);
  return isObject(value) ? JSON.stringify(value) : value;
}

/** A body of `multipart/form-data`; `types` are the media types of its parts. */
export function multipartBody(value: unknown, types: Readonly<Record<string, string>> = {}): Sent {
  if (!isObject(value)) return [undefined];
  const body = new FormData();
  for (const [name, one] of entries(value))
    for (const item of Array.isArray(one) ? one : [one]) {
      const is = item instanceof Blob || item === null || typeof item !== "object";
      const type = types[name] ?? (is ? undefined : "application/json");
      if (item instanceof Blob) body.append(name, item);
      else if (type) body.append(name, new Blob([is ? text(item) : JSON.stringify(item)], { type }));
      else body.append(name, text(item));
    }
  return [body];
}

// ── streams ─────────────────────────────────────────────────────────────────────────

/** Lines of a body as they come; each ends with CR, LF or both. */
async function* lines(response: Response, end: RegExp): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = response.body!.getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      // A CR at the end may be half of a CR LF.
      const held = !done && rest.endsWith("\r") ? "\r" : "";
      const found = rest.slice(0, rest.length - held.length).split(end);
      rest = found.pop()! + held;
      yield* found;
      if (done) break;
    }
    if (rest) yield rest;
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** JSON lines, and JSON text sequences (RFC 7464): a value a line. */
export async function* jsonLines<T>(response: Response): AsyncGenerator<T> {
  for await (const line of lines(response, /\r?\n|\x1e/)) {
    if (line.trim()) yield JSON.parse(line) as T;
  }
}

/** An event as it is sent. */
export interface ServerSentEvent {
  event?: string;
  id?: string;
  retry?: number;
  data?: string;
}

/** Server-sent events: each as its members, resumed behind the last one where the connection is lost. */
export function events<T>(response: Response, again: Again): AsyncIterable<T> {
  return resumed(response, again, (event) => event as T);
}

/** Server-sent events whose data are JSON. */
export function eventData<T>(response: Response, again: Again): AsyncIterable<T> {
  return resumed(response, again, (event) => JSON.parse(event.data ?? "null") as T);
}

async function* resumed<T>(
  first: Response,
  again: Again,
  made: (event: ServerSentEvent) => T,
): AsyncGenerator<T> {
  let response: Response | undefined = first;
  let last = "";
  let wait = 1000;
  let failures = 0;
  for (;;) {
    try {
      response ??= await again(last ? { "Last-Event-ID": last } : {});
      // The HTML standard: 204 ends the stream, and so does everything that is no success.
      if (response.status !== 200) return;
      for await (const event of parsed(response)) {
        failures = 0;
        last = event.id ?? last;
        wait = event.retry ?? wait;
        if (event.data !== undefined) yield made(event);
      }
    } catch (error) {
      if (!(error instanceof TypeError) || ++failures > 5) throw error;
    }
    response = undefined;
    await new Promise((resolve) => setTimeout(resolve, Math.min(wait * 2 ** failures, 30_000)));
  }
}

/** The events of a body (HTML standard, §9.2.6). */
async function* parsed(response: Response): AsyncGenerator<ServerSentEvent> {
  let event: ServerSentEvent = {};
  let start = true;
  for await (let line of lines(response, /\r\n|\n|\r/)) {
    if (start) line = line.replace(/^\uFEFF/, "");
    start = false;
    if (line === "") {
      if (Object.keys(event).length) yield event;
      event = {};
      continue;
    }
    const [, name, value = ""] = /^([^:]*):? ?([^]*)$/.exec(line)!;
    if (name === "data") event.data = event.data === undefined ? value : `${event.data}\n${value}`;
    else if (name === "event") event.event = value;
    else if (name === "id" && !value.includes("\0")) event.id = value;
    else if (name === "retry" && /^\d+$/.test(value)) event.retry = Number(value);
  }
}
