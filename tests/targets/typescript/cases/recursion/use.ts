import * as T from "./typescript/types.js";

export const one: T.Tree = { children: [{ children: [] }] };
export const two: T.Json = { a: [1, "b", null, { c: true }] };
export const three: T.Self = "a";
export const four: T.Left[] = ["a", 1, null];
export const five: T.Right[] = ["a", 1, null];
export const six: T.Nest = [[], [[]]];
export const seven: T.Two = [[[]]];
// @ts-expect-error not JSON
export const eight: T.Json = { a: undefined };
// Nothing can judge a union of itself (the document is in error), so it takes everything.
export const nine: T.Left = true;
// @ts-expect-error a list of lists
export const ten: T.Nest = [1];
