// about: client-attribute-renamed
import type { Loan } from "./types.js";

export const loan: Loan = { dueOn: "2026-01-01" };
