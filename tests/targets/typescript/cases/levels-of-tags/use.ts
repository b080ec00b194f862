import * as T from "./typescript/types.js";

export const one: T.Any[] = [{ kind: "animal", legs: 4 }, { kind: "bird", wings: 2, legs: 2 }];
export const wings = (any: T.Any): number => (any.kind === "bird" ? any.wings : 0);
// @ts-expect-error a bird is known as one
export const two: T.Bird = { kind: "animal", wings: 2 };
