import * as T from "./typescript/types.js";

export const one: T.Blob = { content: new Blob([]), other: "a" };
export const two: T.Record = { a: ["x"] };
export const three: T.Exclude = { readonly: "", class: "", new: "" };
export const four: T.Any = "text";
export const five: T.String = 1;
export const six: T.日本 = { 東京: "", "½": "" };
export const seven: T.Object = T.Object.X;
// @ts-expect-error a blob is no string
export const eight: T.Blob = { content: "text" };
