import type { operations } from "./typescript/paths.js";
import type { Price } from "./typescript/types.js";

// What openapi-fetch does to the types of responses, in short.
type Readable<T> = T extends (infer Item)[]
  ? Readable<Item>[]
  : T extends Blob
    ? T
    : T extends object
      ? { [Key in keyof T]: Readable<T[Key]> }
      : T;
type Listed = operations["listPrices"]["responses"][200]["content"]["application/json"];

declare const listed: Readable<Listed>;
// It makes lists of tuples.
export const prices: Omit<Price, "seen">[] = listed;
export const currency: string | undefined = listed[0]?.currency;
export const back: Listed = [] as Price[];
export const any: Price = { amount: 1, currency: "any", any: null, seen: ["EUR", true] };
export const plain: Listed = [{ amount: 1, currency: "any", any: null, maybe: null, file: new Blob([]) }];
export const sent: operations["addPrice"]["requestBody"]["content"]["application/json"] = any;
// @ts-expect-error a currency is a string
export const wrong: Listed = [{ amount: 1, currency: 1 }];
