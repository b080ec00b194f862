// Made by contractor. Do not edit: the next run overwrites this file.

/**
 * What `validators.ts` stands on: zod schemas that take the JSON values that JSON Schema 2020-12 takes, and
 * give back the very value that they were given. Nothing is converted, filled in, reordered or left out.
 *
 * Nothing here has side effects, so that a bundler keeps what is used and no more.
 */
import * as z from "zod/mini";
import {
  $constructor,
  $ZodCheck,
  type $InferTupleOutputType,
  type $ZodRawIssue,
  type $ZodType,
  type $ZodTypeDef,
  type $ZodTypeInternals,
  type ParseContextInternal,
  type ParsePayload,
} from "zod/v4/core";

/** A zod schema that gives back what it takes. */
export type Schema<T> = z.ZodMiniType<T, T>;
export type Check<T> = $ZodCheck<T>;

/** Any schema of zod's, also one that was not made here. */
type SomeType = { readonly _zod: $ZodTypeInternals };
type Output<S extends SomeType> = S["_zod"]["output"];
type Context = ParseContextInternal;
type Payload = ParsePayload<unknown>;

// ── named schemas ───────────────────────────────────────────────────────────────────────────────

/**
 * A schema that is made when it is first needed, so that any may refer to any other.
 *
 * Its type is the one that it is declared with. That this is what the schema takes was proven when contractor
 * was made: compilers need not do so again, which would take them several times as long.
 */
// @__NO_SIDE_EFFECTS__
export function schema<T>(make: () => SomeType): Schema<T> {
  return new Named({ type: "lazy", getter: make });
}

/** How many named schemas are being read through, each inside the one before. */
let entered = 0;

const Named = /* @__PURE__ */ $constructor<Schema<any>, $ZodTypeDef & { getter: () => SomeType }>(
  "JsonSchema",
  (inst, def) => {
    initialized(inst, def);
    let made: SomeType | undefined;
    inst._zod.parse = (payload, ctx) => {
      made ??= def.getter();
      entered++;
      try {
        payload.issues.push(...run(made, payload.value, ctx));
      } catch (error) {
        // Values nest more deeply than the stack does. Inside others this is no answer: `not` would turn it round.
        if (entered > 1 || !(error instanceof RangeError)) throw error;
        refused(payload, { code: "custom", message: "Nested too deeply" });
      } finally {
        entered--;
      }
      return payload;
    };
  },
);

// ── objects ─────────────────────────────────────────────────────────────────────────────────────

/** The schemas of declared properties. */
export type Shape = { readonly [name: string]: SomeType };

declare const received: unique symbol;
/** A property that only comes from the server, and so is `readonly` in the type. */
export type ReadOnly<S> = S & { readonly [received]: true };

type Flat<T> = { [K in keyof T]: T[K] };
type MayBeAbsent<S extends Shape> = {
  [K in keyof S]: S[K] extends { readonly _zod: Absent } ? K : never;
}[keyof S];
type Received<S extends Shape> = {
  [K in keyof S]: S[K] extends { readonly [received]: true } ? K : never;
}[keyof S];
type Declared<S extends Shape, A extends keyof S, R extends keyof S> = {
  [K in Exclude<keyof S, A | R>]: Output<S[K]>;
} & { [K in Exclude<A, R>]?: Output<S[K]> } & { readonly [K in Exclude<R, A>]: Output<S[K]> } & {
  readonly [K in A & R]?: Output<S[K]>;
};
/** An index signature of TypeScript holds for declared properties too, and for those that are absent. */
type Index<S extends Shape, T> = {
  [key: string]: T | Output<S[keyof S]> | ([MayBeAbsent<S>] extends [never] ? never : undefined);
};

/** An object with these properties, and any others. */
export type ObjectOf<S extends Shape> = Flat<Declared<S, MayBeAbsent<S>, Received<S>>>;
/** An object with these properties and others of a type. */
export type RecordOf<T, S extends Shape> = Flat<
  Declared<S, MayBeAbsent<S>, Received<S>> & Index<S, T>
>;

interface ObjectDef extends $ZodTypeDef {
  type: "object";
  shape: Shape;
  catchall?: SomeType | undefined;
}

const JsonObject = /* @__PURE__ */ $constructor<Schema<any>, ObjectDef>(
  "JsonObject",
  (inst, def) => {
    initialized(inst, def);
    const names = Object.keys(def.shape);
    const known = new Set(names);
    const others = def.catchall;
    const closed = others?._zod.def.type === "never";
    inst._zod.parse = (payload, ctx) => {
      const value = payload.value;
      if (!isObject(value)) return refused(payload, { code: "invalid_type", expected: "object" });
      for (const name of names) {
        const schema = def.shape[name]!;
        if (has(value, name)) enter(payload, schema, value[name], name, ctx);
        else if (schema._zod.optin !== "optional")
          refused(payload, { code: "invalid_type", expected: "nonoptional" }, name);
      }
      const undeclared = Object.keys(value).filter((name) => !known.has(name));
      if (closed) {
        if (undeclared.length > 0)
          refused(payload, { code: "unrecognized_keys", keys: undeclared });
        return payload;
      }
      for (const name of undeclared) {
        if (!isUnicode(name) || (others === undefined && !isJson(value[name])))
          refused(payload, NO_JSON, name);
        else if (others !== undefined) enter(payload, others, value[name], name, ctx);
      }
      return payload;
    };
  },
);

/** An object with these properties. Others may be there, and are kept. */
// @__NO_SIDE_EFFECTS__
export function object<S extends Shape>(shape: S): Schema<ObjectOf<S>> {
  return new JsonObject({ type: "object", shape });
}

/** An object with these properties and no others. */
// @__NO_SIDE_EFFECTS__
export function strictObject<S extends Shape>(
  shape: S,
): Schema<keyof S extends never ? { [key: string]: never } : ObjectOf<S>> {
  return new JsonObject({ type: "object", shape, catchall: z.never() });
}

/** An object whose undeclared properties, which may be all, hold values of one schema. */
// @__NO_SIDE_EFFECTS__
export function record<V extends SomeType, S extends Shape = {}>(
  others: V,
  shape?: S,
): Schema<RecordOf<Output<V>, S>> {
  return new JsonObject({ type: "object", shape: shape ?? {}, catchall: others });
}

/** A schema of what may be absent. */
export interface Optional<T> {
  readonly _zod: $ZodTypeInternals<T, T> & Absent;
}
interface Absent {
  readonly optin: "optional";
  readonly optout: "optional";
}

/** A property or item that may be absent. It is never `undefined`, which JSON has not. */
// @__NO_SIDE_EFFECTS__
export function optional<S extends SomeType>(schema: S): Optional<Output<S>> {
  return z.exactOptional(schema) as unknown as Optional<Output<S>>;
}

/** A property that only comes from the server. */
// @__NO_SIDE_EFFECTS__
export function readOnly<S extends SomeType>(schema: S): ReadOnly<S> {
  return schema as ReadOnly<S>;
}

/** A value of all these schemas. */
const All = /* @__PURE__ */ $constructor<
  Schema<any>,
  $ZodTypeDef & { schemas: readonly SomeType[] }
>("JsonAll", (inst, def) => {
  initialized(inst, def);
  inst._zod.parse = (payload, ctx) => {
    for (const schema of def.schemas) payload.issues.push(...run(schema, payload.value, ctx));
    return payload;
  };
});

/** An object of the base with more properties. */
// @__NO_SIDE_EFFECTS__
export function extend<B, S extends Shape>(
  base: Schema<B>,
  shape: S,
): Schema<Flat<B & ObjectOf<S>>> {
  return new All({ type: "custom", schemas: [base, object(shape)] });
}

/** A value of both schemas. */
// @__NO_SIDE_EFFECTS__
export function both<A extends SomeType, B extends SomeType>(
  one: A,
  other: B,
): Schema<Output<A> & Output<B>> {
  return new All({ type: "custom", schemas: [one, other] });
}

// ── lists ───────────────────────────────────────────────────────────────────────────────────────

interface ArrayDef extends $ZodTypeDef {
  type: "array";
  items: readonly SomeType[];
  rest?: SomeType | undefined;
}

const JsonArray = /* @__PURE__ */ $constructor<Schema<any>, ArrayDef>("JsonArray", (inst, def) => {
  initialized(inst, def);
  const { items, rest } = def;
  const least = items.filter((item) => item._zod.optin !== "optional").length;
  inst._zod.parse = (payload, ctx) => {
    const value = payload.value;
    if (!Array.isArray(value)) return refused(payload, { code: "invalid_type", expected: "array" });
    const limits = { origin: "array", inclusive: true } as const;
    if (value.length < least)
      return refused(payload, { code: "too_small", minimum: least, ...limits });
    if (rest === undefined && value.length > items.length)
      return refused(payload, { code: "too_big", maximum: items.length, ...limits });
    value.forEach((item, index) => enter(payload, items[index] ?? rest!, item, index, ctx));
    return payload;
  };
});

/** A list of one schema. */
// @__NO_SIDE_EFFECTS__
export function array<S extends SomeType>(
  item: S,
  ...checks: Check<unknown[]>[]
): Schema<Output<S>[]> {
  return new JsonArray({ type: "array", items: [], rest: item, checks: checks as never });
}

/** A list whose first items have schemas of their own; those that are optional may be missing at the end. */
// @__NO_SIDE_EFFECTS__
export function tuple<const T extends readonly SomeType[], R extends SomeType | null = null>(
  items: T,
  rest?: R,
): Schema<$InferTupleOutputType<T, R>> {
  return new JsonArray({ type: "array", items, rest: rest ?? undefined });
}

// ── plain values ────────────────────────────────────────────────────────────────────────────────

/** Any JSON value. */
// @__NO_SIDE_EFFECTS__
export function anything(): Schema<unknown> {
  return z.custom<any>(isJson);
}

/** Text. */
// @__NO_SIDE_EFFECTS__
export function string(...checks: Check<string>[]): Schema<string> {
  const all = [unicode, ...checks];
  return new z.ZodMiniString({ type: "string", checks: all as never }) as Schema<string>;
}

/** A number. */
// @__NO_SIDE_EFFECTS__
export function number(...checks: Check<number>[]): Schema<number> {
  return new z.ZodMiniNumber({ type: "number", checks: checks as never }) as Schema<number>;
}

/** A number without a fraction: `1.0` is one, and so is `1e300`. */
// @__NO_SIDE_EFFECTS__
export function integer(...checks: Check<number>[]): Schema<number> {
  return number(isWhole, ...checks);
}

/** One of the values of an enumeration, or another that the second schema takes. */
// @__NO_SIDE_EFFECTS__
export function openEnum<E extends { readonly [name: string]: string | number }>(
  listed: E,
  others: SomeType,
): Schema<E[keyof E] | (E[keyof E] extends string ? string & {} : number & {})> {
  return z.union([z.literal(Object.values(listed)), others]) as Schema<any>;
}

type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;

/** One of these objects and lists, compared as JSON values. */
// @__NO_SIDE_EFFECTS__
export function constant<const T extends readonly unknown[]>(
  ...values: T
): Schema<Writable<T[number]>> {
  const taken = new Set(values.map(key));
  return z.custom<any>((value) => taken.has(key(value)));
}

interface Kinds {
  object: { [key: string]: unknown };
  array: unknown[];
  string: string;
  number: number;
  boolean: boolean;
  null: null;
}

/** Every value whose JSON type is none of these. */
// @__NO_SIDE_EFFECTS__
export function other<K extends keyof Kinds>(...kinds: K[]): Schema<Kinds[Exclude<keyof Kinds, K>]> {
  return z.custom<any>((value) => !kinds.some((kind) => isOf(kind, value)) && isJson(value));
}

/** A schema that takes values of every JSON type, some of them not all. */
// @__NO_SIDE_EFFECTS__
export function anyType(schema: SomeType): Schema<unknown> {
  return schema as Schema<unknown>;
}

// ── checks ──────────────────────────────────────────────────────────────────────────────────────

/** A schema with checks. */
// @__NO_SIDE_EFFECTS__
export function checked<S extends SomeType>(
  schema: S,
  ...checks: Check<any>[]
): Schema<Output<S>> {
  return (schema as unknown as Schema<Output<S>>).check(...checks);
}

/** A check that a value passes, or what is wrong with it. */
// @__NO_SIDE_EFFECTS__
function check<T>(passes: (value: T) => boolean, issue: Issue): Check<T> {
  const found = new $ZodCheck({ check: "custom" }) as Check<T>;
  found._zod.check = (payload) => {
    if (!passes(payload.value))
      payload.issues.push({ ...issue, input: payload.value, inst: found, continue: true } as never);
  };
  return found;
}

const NO_JSON: Issue = { code: "custom", message: "No JSON value" };
const unicode = /* @__PURE__ */ check<string>(isUnicode, NO_JSON);
const isWhole = /* @__PURE__ */ check<number>((value) => Number.isInteger(value), {
  code: "invalid_type",
  expected: "int",
  format: "safeint",
});

// @__NO_SIDE_EFFECTS__
function between(format: string, least: number, most: number): Check<number> {
  return check((value) => least <= value && value <= most, { code: "invalid_format", format });
}

// Beyond 2^53 a number may stand for the integers beside it, and those at the limits are taken.
export const int8 = /* @__PURE__ */ between("int8", -128, 127);
export const int16 = /* @__PURE__ */ between("int16", -32768, 32767);
export const int32 = /* @__PURE__ */ between("int32", -2147483648, 2147483647);
export const int64 = /* @__PURE__ */ between("int64", -9223372036854775808, 9223372036854775808);
export const uint8 = /* @__PURE__ */ between("uint8", 0, 255);
export const uint16 = /* @__PURE__ */ between("uint16", 0, 65535);
export const uint32 = /* @__PURE__ */ between("uint32", 0, 4294967295);
export const uint64 = /* @__PURE__ */ between("uint64", 0, 18446744073709551616);

/** A multiple in decimals, as both numbers are written: 0.3 is one of 0.1. */
// @__NO_SIDE_EFFECTS__
export function multipleOf(divisor: number): Check<number> {
  return check((value) => isMultiple(value, divisor), {
    code: "not_multiple_of",
    origin: "number",
    divisor,
  });
}

function isMultiple(value: number, divisor: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(divisor)) return value % divisor === 0;
  const [one, places] = digitsOf(value);
  const [other, further] = digitsOf(divisor);
  const most = Math.max(places, further);
  const scaled = (digits: bigint, by: number) => digits * BigInt(10) ** BigInt(most - by);
  return scaled(one, places) % scaled(other, further) === BigInt(0);
}

/** The digits of a number, and how many of them stand behind the point. */
function digitsOf(value: number): [digits: bigint, places: number] {
  const [digits = "0", exponent = "0"] = String(value).split("e");
  const [before = "0", behind = ""] = digits.split(".");
  const places = behind.length - Number(exponent);
  const all = BigInt(before + behind);
  return places < 0 ? [all * BigInt(10) ** BigInt(-places), 0] : [all, places];
}

/** At least so many characters: code points, as JSON Schema counts them. */
// @__NO_SIDE_EFFECTS__
export function minLength(minimum: number): Check<string> {
  const issue = { code: "too_small", origin: "string", minimum, inclusive: true };
  return check((value) => length(value) >= minimum, issue);
}

/** At most so many characters. */
// @__NO_SIDE_EFFECTS__
export function maxLength(maximum: number): Check<string> {
  const issue = { code: "too_big", origin: "string", maximum, inclusive: true };
  return check((value) => length(value) <= maximum, issue);
}

function length(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** Text that an expression matches somewhere, for those that only engines without the `u` flag take. */
// @__NO_SIDE_EFFECTS__
export function pattern(source: string): RegExp {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(source, flags);
    } catch {
      // the next one may take it
    }
  }
  return /(?:)/;
}

// @__NO_SIDE_EFFECTS__
export function minItems(minimum: number): Check<unknown[]> {
  const issue = { code: "too_small", origin: "array", minimum, inclusive: true };
  return check((value) => value.length >= minimum, issue);
}

// @__NO_SIDE_EFFECTS__
export function maxItems(maximum: number): Check<unknown[]> {
  const issue = { code: "too_big", origin: "array", maximum, inclusive: true };
  return check((value) => value.length <= maximum, issue);
}

/** No two items are equal as JSON values. */
export const uniqueItems = /* @__PURE__ */ check<unknown[]>(isUnique, {
  code: "custom",
  params: { keyword: "uniqueItems" },
  message: "Items must be unique",
});

function isUnique(items: unknown): boolean {
  return !Array.isArray(items) || new Set(items.map(key)).size === items.length;
}

// @__NO_SIDE_EFFECTS__
export function minProperties(minimum: number): Check<object> {
  const issue = { code: "too_small", origin: "object", minimum, inclusive: true };
  return check((value) => Object.keys(value).length >= minimum, issue);
}

// @__NO_SIDE_EFFECTS__
export function maxProperties(maximum: number): Check<object> {
  const issue = { code: "too_big", origin: "object", maximum, inclusive: true };
  return check((value) => Object.keys(value).length <= maximum, issue);
}

// ── formats ─────────────────────────────────────────────────────────────────────────────────────

// @__NO_SIDE_EFFECTS__
function format(name: string, passes: { test(text: string): boolean }): Check<string> {
  return check((text) => passes.test(text), { code: "invalid_format", format: name });
}

/** Tests a whole text by an expression that is put together when it is first needed. */
// @__NO_SIDE_EFFECTS__
function whole(source: () => string): { test(text: string): boolean } {
  let made: RegExp | undefined;
  return { test: (text) => (made ??= new RegExp(`^(?:${source()})$`, "u")).test(text) };
}

const ATOM = "[0-9A-Za-z!#$%&'*+/=?^_`{|}~-]+";
const LABEL = "[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?";
const QUOTED = '"(?:[ !#-\\[\\]-~]|\\\\[ -~])*"';
const POINTER = "(?:/(?:[^/~]|~[01])*)*";
const DATE_PART = "(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)";
const TIME_PART = "T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S)";
const OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
const GROUP = "[0-9A-Fa-f]{1,4}";
const ESCAPE = "%[0-9A-Fa-f]{2}";
/** Letters beyond ASCII in IRIs, and what only queries may hold besides (RFC 3987 §2.2). */
const LETTERS =
  "\\u00a0-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\uffef\\u{10000}-\\u{1fffd}\\u{20000}-\\u{2fffd}" +
  "\\u{30000}-\\u{3fffd}\\u{40000}-\\u{4fffd}\\u{50000}-\\u{5fffd}\\u{60000}-\\u{6fffd}" +
  "\\u{70000}-\\u{7fffd}\\u{80000}-\\u{8fffd}\\u{90000}-\\u{9fffd}\\u{a0000}-\\u{afffd}" +
  "\\u{b0000}-\\u{bfffd}\\u{c0000}-\\u{cfffd}\\u{d0000}-\\u{dfffd}\\u{e1000}-\\u{efffd}";
const PRIVATE = "\\ue000-\\uf8ff\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}";

function domain(): string {
  return `${LABEL}(?:\\.${LABEL})*`;
}

function four(): string {
  return `${OCTET}(?:\\.${OCTET}){3}`;
}

/** RFC 3986 §3.2.2, IPv6address. */
function six(): string {
  const low = `(?:${GROUP}:${GROUP}|${four()})`;
  const before = (most: number) => `(?:(?:${GROUP}:){0,${most}}${GROUP})?::`;
  return [
    `(?:${GROUP}:){6}${low}`,
    `::(?:${GROUP}:){5}${low}`,
    ...[4, 3, 2, 1, 0].map((after) => `${before(4 - after)}(?:${GROUP}:){${after}}${low}`),
    `${before(5)}${GROUP}`,
    before(6),
  ].join("|");
}

/** A URI and a reference (RFC 3986, appendix A). */
function references(letters: string, queried: string): [absolute: string, reference: string] {
  const free = `0-9A-Za-z\\-._~${letters}!$&'()*+,;=`;
  const character = `(?:[${free}:@]|${ESCAPE})`;
  const host = `\\[(?:${six()}|[Vv][0-9A-Fa-f]+\\.[0-9A-Za-z\\-._~!$&'()*+,;=:]+)\\]`;
  const user = `(?:(?:[${free}:]|${ESCAPE})*@)?`;
  const authority = `${user}(?:${host}|(?:[${free}]|${ESCAPE})*)(?::[0-9]*)?`;
  const segments = `(?:/${character}*)*`;
  const rest = `//${authority}${segments}|/(?:${character}+${segments})?`;
  const query = `(?:\\?(?:[${free}:@/?${queried}]|${ESCAPE})*)?`;
  const tail = `${query}(?:#(?:[${free}:@/?]|${ESCAPE})*)?`;
  const absolute = `[A-Za-z][0-9A-Za-z+\\-.]*:(?:${rest}|${character}+${segments})?${tail}`;
  const first = `(?:[${free}@]|${ESCAPE})+`;
  return [absolute, `(?:${absolute}|(?:${rest}|${first}${segments})?${tail})`];
}

function expression(): string {
  const letter = `(?:[0-9A-Za-z_]|${ESCAPE})`;
  const variable = `${letter}(?:\\.?${letter})*(?:\\*|:[1-9][0-9]{0,3})?`;
  return `\\{[+#./;?&=,!@|]?${variable}(?:,${variable})*\\}`;
}

export const date = /* @__PURE__ */ format("date", { test: isDate });
export const time = /* @__PURE__ */ format("time", { test: isTime });
export const dateTime = /* @__PURE__ */ format("date-time", { test: isDateTime });
export const byte = /* @__PURE__ */ format("base64", { test: isBase64 });
export const uuid = /* @__PURE__ */ format(
  "uuid",
  /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
);
export const decimal = /* @__PURE__ */ format("decimal", /^-?[0-9]+(?:\.[0-9]+)?$/);
export const ipv4 = /* @__PURE__ */ format("ipv4", /* @__PURE__ */ whole(four));
export const ipv6 = /* @__PURE__ */ format("ipv6", /* @__PURE__ */ whole(six));
export const hostname = /* @__PURE__ */ format("hostname", { test: isHostname });
export const uri = /* @__PURE__ */ format(
  "uri",
  /* @__PURE__ */ whole(() => references("", "")[0]),
);
export const uriReference = /* @__PURE__ */ format(
  "uri-reference",
  /* @__PURE__ */ whole(() => references("", "")[1]),
);
export const iri = /* @__PURE__ */ format(
  "iri",
  /* @__PURE__ */ whole(() => references(LETTERS, PRIVATE)[0]),
);
export const iriReference = /* @__PURE__ */ format(
  "iri-reference",
  /* @__PURE__ */ whole(() => references(LETTERS, PRIVATE)[1]),
);
export const uriTemplate = /* @__PURE__ */ format(
  "uri-template",
  /* @__PURE__ */ whole(
    () => `(?:${expression()}|[^\\x00-\\x20\\x7f-\\x9f"%<>\\\\^\`{|}]|${ESCAPE})*`,
  ),
);
export const jsonPointer = /* @__PURE__ */ format(
  "json-pointer",
  /* @__PURE__ */ whole(() => POINTER),
);
export const relativeJsonPointer = /* @__PURE__ */ format(
  "relative-json-pointer",
  /* @__PURE__ */ whole(() => `(?:0|[1-9][0-9]*)(?:#|${POINTER})`),
);
export const email = /* @__PURE__ */ format(
  "email",
  /* @__PURE__ */ whole(() => {
    const literal = `\\[(?:${four()}|[Ii][Pp][Vv]6:(?:${six()}))\\]`;
    return `(?:${ATOM}(?:\\.${ATOM})*|${QUOTED})@(?:${domain()}|${literal})`;
  }),
);
export const duration = /* @__PURE__ */ format(
  "duration",
  /* @__PURE__ */ whole(() => `P(?:${DATE_PART}(?:${TIME_PART})?|${TIME_PART}|[0-9]+W)`),
);
/** A regular expression of ECMA-262. */
export const regex = /* @__PURE__ */ format("regex", { test: isRegex });

function isDateTime(text: string): boolean {
  return /^.{10}[Tt]/.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text) ?? [];
  if (Number(year) < 1 || Number(month) > 12) return false;
  const leap = new Date(Date.UTC(2000 + (Number(year) % 400), 2, 0)).getUTCDate();
  const days = [0, 31, leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month)] ?? 0;
  return Number(day) >= 1 && Number(day) <= days;
}

function isTime(text: string): boolean {
  return /^(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$/.test(
    text,
  );
}

function isRegex(text: string): boolean {
  try {
    return new RegExp(text, "u") !== undefined;
  } catch {
    return false;
  }
}

/** A host name, whose labels with `--` at their third place say a label of another script (RFC 5890). */
function isHostname(text: string): boolean {
  const labels = text.split(".");
  const plain = new RegExp(`^${LABEL}$`);
  return text.length <= 253 && labels.every(
    (label) => plain.test(label) && (label.slice(2, 4) !== "--" || isALabel(label)),
  );
}

function isALabel(label: string): boolean {
  const said = /^xn--/i.test(label) ? punycode(label.slice(4).toLowerCase()) : "";
  return (
    /[^\x00-\x7f]/.test(said) &&
    said === said.normalize("NFC").toLowerCase() &&
    /^[\p{L}\p{N}·・ー](?:[\p{L}\p{M}\p{N}\-·・ー]*[\p{L}\p{M}\p{N}·・ー])?$/u.test(said) &&
    said.slice(2, 4) !== "--"
  );
}

/** What Punycode says (RFC 3492 §6.2); empty where it says nothing. */
function punycode(text: string): string {
  const split = text.lastIndexOf("-");
  const found = [...text.slice(0, Math.max(split, 0))].map((char) => char.charCodeAt(0));
  let code = 128;
  let index = 0;
  let bias = 72;
  for (let at = split + 1; at < text.length; index++) {
    const start = index;
    for (let weight = 1, step = 36; ; step += 36) {
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(text[at++] ?? "?");
      if (digit < 0) return "";
      index += digit * weight;
      const threshold = Math.min(Math.max(step - bias, 1), 26);
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const length = found.length + 1;
    let delta = Math.floor((index - start) / (start === 0 ? 700 : 2));
    delta += Math.floor(delta / length);
    for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
    bias += Math.floor((36 * delta) / (delta + 38));
    code += Math.floor(index / length);
    index %= length;
    if (code > 0x10ffff) return "";
    found.splice(index, 0, code);
  }
  return String.fromCodePoint(...found);
}

// ── everything else that JSON Schema says ───────────────────────────────────────────────────────

/** What a value must be: a JSON Schema, or a schema of zod's. */
export type Rule = boolean | SomeType | Keywords;

/** The keywords of JSON Schema 2020-12, with what checks them for expressions and formats: `bounds` of numbers. */
export interface Keywords {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly bounds?: Check<number>;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  readonly format?: Check<string>;
  readonly prefixItems?: readonly Rule[];
  readonly items?: Rule;
  readonly contains?: Rule;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly unevaluatedItems?: Rule;
  readonly properties?: { readonly [name: string]: Rule };
  readonly patternProperties?: readonly (readonly [RegExp, Rule])[];
  readonly additionalProperties?: Rule;
  readonly propertyNames?: Rule;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: { readonly [name: string]: readonly string[] };
  readonly dependentSchemas?: { readonly [name: string]: Rule };
  readonly unevaluatedProperties?: Rule;
  readonly allOf?: readonly Rule[];
  readonly anyOf?: readonly Rule[];
  readonly oneOf?: readonly Rule[];
  readonly not?: Rule;
  readonly if?: Rule;
  readonly then?: Rule;
  readonly else?: Rule;
}

/** A check that a value satisfies keywords that its type does not say. */
// @__NO_SIDE_EFFECTS__
export function conforms(rule: Keywords): Check<unknown> {
  return check((value) => holds(rule, value), {
    code: "custom",
    params: { keywords: Object.keys(rule) },
    message: `Does not satisfy ${Object.keys(rule).join(", ")}`,
  });
}

/** The properties and items of a value that some keyword has judged. */
class Seen {
  readonly names = new Set<string>();
  readonly items = new Set<number>();

  /** Whether a rule holds; what it has judged counts if it does. */
  takes(rule: Rule, value: unknown): boolean {
    const inner = new Seen();
    if (!holds(rule, value, inner)) return false;
    inner.names.forEach((name) => this.names.add(name));
    inner.items.forEach((index) => this.items.add(index));
    return true;
  }
}

function holds(rule: Rule, value: unknown, seen = new Seen()): boolean {
  if (typeof rule === "boolean") return rule;
  if ("_zod" in rule) return run(rule, value, { async: false }).length === 0;
  return (
    isAllowed(rule, value) &&
    areHeld(rule, value, seen) &&
    (typeof value !== "number" || isNumber(rule, value)) &&
    (typeof value !== "string" || isText(rule, value)) &&
    (!Array.isArray(value) || isList(rule, value, seen)) &&
    (!isObject(value) || areProperties(rule, value, seen))
  );
}

function isAllowed(rule: Keywords, value: unknown): boolean {
  const types = typeof rule.type === "string" ? [rule.type] : rule.type;
  return (
    (types === undefined || types.some((type) => isOf(type, value))) &&
    (rule.enum === undefined || rule.enum.some((one) => key(one) === key(value))) &&
    (!has(rule, "const") || key(rule.const) === key(value))
  );
}

function areHeld(rule: Keywords, value: unknown, seen: Seen): boolean {
  const taken = (rules: readonly Rule[]) => rules.filter((one) => seen.takes(one, value)).length;
  if (rule.allOf !== undefined && taken(rule.allOf) < rule.allOf.length) return false;
  if (rule.anyOf !== undefined && taken(rule.anyOf) === 0) return false;
  if (rule.oneOf !== undefined && taken(rule.oneOf) !== 1) return false;
  if (rule.not !== undefined && holds(rule.not, value)) return false;
  if (rule.if === undefined) return true;
  const then = seen.takes(rule.if, value) ? rule.then : rule.else;
  return then === undefined || seen.takes(then, value);
}

function isNumber(rule: Keywords, value: number): boolean {
  return (
    value >= (rule.minimum ?? -Infinity) &&
    value <= (rule.maximum ?? Infinity) &&
    (rule.exclusiveMinimum === undefined || value > rule.exclusiveMinimum) &&
    (rule.exclusiveMaximum === undefined || value < rule.exclusiveMaximum) &&
    (rule.multipleOf === undefined || isMultiple(value, rule.multipleOf)) &&
    (rule.bounds === undefined || passes(rule.bounds, value))
  );
}

function isText(rule: Keywords, value: string): boolean {
  return (
    length(value) >= (rule.minLength ?? 0) &&
    length(value) <= (rule.maxLength ?? Infinity) &&
    (rule.pattern === undefined || rule.pattern.test(value)) &&
    (rule.format === undefined || passes(rule.format, value))
  );
}

function passes<T>(check: Check<T>, value: T): boolean {
  const payload = { value, issues: [] as $ZodRawIssue[] };
  check._zod.check(payload);
  return payload.issues.length === 0;
}

function isList(rule: Keywords, value: readonly unknown[], seen: Seen): boolean {
  const { prefixItems = [], items, contains, unevaluatedItems } = rule;
  const judged = value.every((item, index) => {
    const one = prefixItems[index] ?? items;
    if (one === undefined) return true;
    seen.items.add(index);
    return holds(one, item);
  });
  if (!judged || value.length < (rule.minItems ?? 0)) return false;
  if (value.length > (rule.maxItems ?? Infinity)) return false;
  if (rule.uniqueItems === true && !isUnique(value)) return false;
  if (contains !== undefined) {
    const found = [...value.keys()].filter((index) => holds(contains, value[index]));
    found.forEach((index) => seen.items.add(index));
    if (found.length < (rule.minContains ?? 1)) return false;
    if (found.length > (rule.maxContains ?? Infinity)) return false;
  }
  if (unevaluatedItems === undefined) return true;
  const rest = [...value.keys()].filter((index) => !seen.items.has(index));
  rest.forEach((index) => seen.items.add(index));
  return rest.every((index) => holds(unevaluatedItems, value[index]));
}

function areProperties(rule: Keywords, value: Json, seen: Seen): boolean {
  const names = Object.keys(value);
  const { properties = {}, patternProperties = [], unevaluatedProperties } = rule;
  if (rule.required?.some((name) => !has(value, name))) return false;
  if (names.length < (rule.minProperties ?? 0)) return false;
  if (names.length > (rule.maxProperties ?? Infinity)) return false;
  for (const name of names) {
    const rules = patternProperties.filter(([test]) => test.test(name)).map(([, one]) => one);
    if (has(properties, name)) rules.push(properties[name]!);
    if (rules.length === 0 && rule.additionalProperties !== undefined)
      rules.push(rule.additionalProperties);
    if (rules.length > 0) seen.names.add(name);
    if (!rules.every((one) => holds(one, value[name]))) return false;
    if (rule.propertyNames !== undefined && !holds(rule.propertyNames, name)) return false;
    const { dependentRequired: needed = {}, dependentSchemas: besides = {} } = rule;
    if (has(needed, name) && !needed[name]!.every((one) => has(value, one))) return false;
    if (has(besides, name) && !seen.takes(besides[name]!, value)) return false;
  }
  if (unevaluatedProperties === undefined) return true;
  const rest = names.filter((name) => !seen.names.has(name));
  rest.forEach((name) => seen.names.add(name));
  return rest.every((name) => holds(unevaluatedProperties, value[name]));
}

// ── JSON values ─────────────────────────────────────────────────────────────────────────────────

type Json = { readonly [name: string]: unknown };

/** Whether text is Unicode: JSON can spell half of a surrogate pair, which no encoding carries further. */
function isUnicode(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

/** Whether a value is one of JSON: its text is Unicode, and no number is beyond what a double holds. */
function isJson(value: unknown): boolean {
  if (typeof value === "string") return isUnicode(value);
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return !isObject(value) || Object.keys(value).every((name) => isUnicode(name) && isJson(value[name]));
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function has(value: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(value, name);
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case "object":
      return isObject(value);
    case "array":
      return Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "null":
      return value === null;
    default:
      return typeof value === type;
  }
}

/** A text that two values share exactly if they are equal as JSON values. */
function key(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(key).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${key(value[name])}`).join()}}`;
}

// ── running schemas ─────────────────────────────────────────────────────────────────────────────

function initialized(inst: unknown, def: object): void {
  (z.ZodMiniType.init as (inst: unknown, def: object) => void)(inst, def);
}

function run(schema: SomeType, value: unknown, ctx: Context): $ZodRawIssue[] {
  return ((schema as $ZodType)._zod.run({ value, issues: [] }, ctx) as Payload).issues;
}

/** Judges a part of a value. */
function enter(
  payload: Payload,
  schema: SomeType,
  value: unknown,
  name: PropertyKey,
  ctx: Context,
): void {
  for (const issue of run(schema, value, ctx)) {
    (issue as { path?: PropertyKey[] }).path = [name, ...(issue.path ?? [])];
    payload.issues.push(issue);
  }
}

type Issue = { code: string; [name: string]: unknown };

/** The payload, with what is wrong. */
function refused<P extends Payload>(payload: P, issue: Issue, name?: string): P {
  const at = name === undefined ? { input: payload.value } : { path: [name] };
  payload.issues.push({ ...at, ...issue } as unknown as $ZodRawIssue);
  return payload;
}
