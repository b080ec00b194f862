import * as T from "./typescript/types.js";

export const one: T.Big = 1;
export const two: T.When = "2026-01-01T00:00:00Z";
export const three: T.Bytes = "YQ==";
export const four: T.Raw = new File([], "a.png");
export const five: T.Any[] = [1, null, undefined, "a"];
export const six: T.Either[] = ["a", 1, null];
export const seven: T.Null = null;
// @ts-expect-error no value at all
export const eight: T.Nothing = null;
// @ts-expect-error no bigint
export const nine: T.Big = 1n;
