// about: client-response-type-changed
import type { Loan } from "./types.js";

export const days = (loan: Loan): number => loan.days;
