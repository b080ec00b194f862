import * as T from "./typescript/types.js";

export const all: T.All = {
  "*/ export const evil = 1; /*": "",
  "`${evil}`": "",
  '"; evil(); //': "",
  "a\nb\r\nc\u2028d\u2029e": "",
  // Every object has one of its own, which the compiler takes for this property.
  constructor: "",
};
export const listed: T.Listed[] = ["`${evil}`", "\\u0041", "</script><!--", "__proto__"];
export const exact: T.Exact[] = [{ '"; evil(); //': '"; evil(); //' }, { "\\": "\\" }];
export const tagged = (it: T.Tagged) => (it["*/"] === "*/ export const evil = 1; /*" ? it.one : it.two);
export const numbers: T.Numbers[] = [1.5e300, -0.5, 1e21, 1e-7, -1];
// @ts-expect-error nothing evil came out
export const evil: unknown = T.evil;
