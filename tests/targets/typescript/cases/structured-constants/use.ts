import * as T from "./typescript/types.js";

export const one: T.Point = { x: 1, y: [true, null] };
export const two: T.Any[] = [{ a: 1 }, [1, 2], {}];
// @ts-expect-error another value
export const three: T.Point = { x: 2, y: [true, null] };
// @ts-expect-error longer
export const four: T.Any = [1, 2, 3];
