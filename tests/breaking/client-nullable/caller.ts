// about: client-response-property-became-nullable
import type { Loan } from "./types.js";

export const shown = (loan: Loan): string => loan.reader.toUpperCase();
