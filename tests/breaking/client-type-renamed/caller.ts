// about: client-type-renamed
import type { Loan } from "./types.js";

export const loan: Loan = { copy: "a", reader: "b" };
