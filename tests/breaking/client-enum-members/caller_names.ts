// about: client-enum-member-renamed
import { LoanState } from "./types.js";

export const out: LoanState = LoanState.OUT;
