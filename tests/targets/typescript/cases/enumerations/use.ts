import * as T from "./typescript/types.js";

export const one: T.Size = "extra-large";
export const two: T.Size = T.Size.ExtraLarge;
export const three: T.Level = T.Level.High;
export const four: T.Level = 1;
export const five: T.Word = "anything";
export const six: T.Word = T.Word.Yes;
export const seven: T.One = "only";
export const eight: T.Mixed[] = [1, "a", true, null, 2.5, -3];
export const nine: T.Odd[] = ["", " ", "-", 'a"b', "9", "__proto__"];
// @ts-expect-error no such size
export const ten: T.Size = "huge";
// @ts-expect-error no such level
export const eleven: T.Level = 3;
// @ts-expect-error a word is a string
export const twelve: T.Word = 1;
// @ts-expect-error no such constant
export const thirteen: T.One = "other";
// @ts-expect-error not one of them
export const fourteen: T.Mixed = false;
// @ts-expect-error nobody changes the values
T.Size.ExtraLarge = "small";
