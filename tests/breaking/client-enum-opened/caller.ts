// about: client-response-enum-opened
import type { Loan } from "./types.js";

export const state = (loan: Loan): "out" | "back" => loan.state;
