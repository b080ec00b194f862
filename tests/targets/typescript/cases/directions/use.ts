import * as T from "./typescript/types.js";

export const one: T.Account = { id: "", mail: "" };
export const two: T.AccountInput = { mail: "", password: "" };
// @ts-expect-error a password never comes back
export const three: T.Account = { id: "", mail: "", password: "" };
// @ts-expect-error an id is not sent
export const four: T.AccountInput = { id: "", mail: "", password: "" };
// @ts-expect-error only the server writes it
one.id = "other";
export const five: T.ReadStatusResponse = { at: "" };
// @ts-expect-error only the server writes it
five.at = "other";
