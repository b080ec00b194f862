import type * as T from "./typescript/types.js";

export const none: keyof typeof T = undefined as never;
