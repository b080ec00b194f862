// about: client-type-base-changed
import type { Entry, Loan } from "./types.js";

export const entry = (loan: Loan): Entry => loan;
