// about: client-enum-member-removed
import type { Loan } from "./types.js";

export const isLost = (loan: Loan): boolean => loan.state === "lost";
