// about: client-response-enum-member-added
import type { Loan } from "./types.js";

export const words = (loan: Loan): { out: 1; back: 2; lost: 3 }[typeof loan.state] | undefined => undefined;
