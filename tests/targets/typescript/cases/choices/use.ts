import * as T from "./typescript/types.js";

export const one: T.Contact[] = [{ mail: "" }, { phone: "", name: "" }, { mail: "", phone: "" }];
export const two: T.Exact[] = [{ mail: "" }, { phone: "" }];
export const three: T.Strict = { mail: "", name: "" };
// @ts-expect-error one of them must be there
export const four: T.Contact = { name: "" };
// @ts-expect-error not both
export const five: T.Exact = { mail: "", phone: "" };
// @ts-expect-error the name too
export const six: T.Strict = { mail: "" };
