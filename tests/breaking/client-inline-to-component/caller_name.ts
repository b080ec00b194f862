// about: client-type-removed
import type { LoanPlace } from "./types.js";

export const place: LoanPlace = { row: 1 };
