import * as T from "./typescript/types.js";

export const one: T.A = { a: "", b: null };
export const two: T.A = { a: "", b: "", c: "", d: null };
// @ts-expect-error a is required
export const three: T.A = { b: null };
// @ts-expect-error a is not nullable
export const four: T.A = { a: null, b: null };
// @ts-expect-error c may be absent, but not undefined
export const five: T.A = { a: "", b: null, c: undefined };
// @ts-expect-error c is not nullable
export const six: T.A = { a: "", b: null, c: null };
