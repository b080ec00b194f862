import * as T from "./typescript/types.js";

export const one: T.Pair = ["Ann", 7];
export const two: T.Loose[] = [["a"], ["a", 1], ["a", 1, null, {}]];
export const three: T.Tail = ["a", true, false];
export const four: T.Box = [1, 2, 3, 4];
export const five: T.Many = ["a", 1];
export const six: T.None = [];
// @ts-expect-error too short
export const seven: T.Pair = ["Ann"];
// @ts-expect-error too long
export const eight: T.Pair = ["Ann", 7, 8];
// @ts-expect-error nothing in it
export const nine: T.Loose = [];
// @ts-expect-error the tail holds booleans
export const ten: T.Tail = ["a", "b"];
// @ts-expect-error too short
export const eleven: T.Box = [1, 2, 3];
// @ts-expect-error nothing fits
export const twelve: T.None = [1];
export const thirteen: T.Labelled[] = [["a"], ["a", 1, null]];
export const fourteen: T.Numbered[] = [[], ["a", 1]];
export const fifteen: T.Impossible = [];
// @ts-expect-error the first must be there
export const sixteen: T.Labelled = [];
