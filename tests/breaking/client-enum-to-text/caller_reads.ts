// about: client-response-type-changed
import type { Loan } from "./types.js";

export const state = (loan: Loan): "out" | "back" | undefined => loan.state;
