import * as T from "./typescript/types.js";

export const one: T.Free = { a: 1, b: [null] };
export const two: T.Closed = { a: "" };
export const three: T.Empty = {};
export const four: T.Labels = { count: 1, more: "text" };
export const five: T.Map = { a: 1 };
export const six: T.Open = { a: "", more: 1 };
export const seven: T.Needs = { undeclared: [1] };
export const eight: T.Never = { a: "" };
// @ts-expect-error a free object is no array of strings
export const nine: T.Free = "text";
// @ts-expect-error closed
export const ten: T.Closed = { a: "", b: 1 };
// @ts-expect-error empty
export const eleven: T.Empty = { a: 1 };
// @ts-expect-error neither a string nor what a declared property holds
export const twelve: T.Labels = { count: 1, more: null };
// @ts-expect-error count is required, an index does not stand for it
export const thirteen: T.Labels = { more: "text" };
// @ts-expect-error integers only
export const fourteen: T.Map = { a: "1" };
// @ts-expect-error a is a string wherever else is welcome
export const fifteen: T.Open = { a: 1 };
// @ts-expect-error required though undeclared
export const sixteen: T.Needs = {};
// @ts-expect-error nothing may stand there
export const seventeen: T.Never = { gone: 1 };
