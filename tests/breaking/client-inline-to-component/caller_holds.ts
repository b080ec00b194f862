// about: client-response-type-changed, client-request-type-changed
import type { Loan, Spot } from "./types.js";

export const loan: Loan = { place: { row: 1 } };
export const spot = (loan: Loan): Spot | undefined => loan.place;
