// about: client-request-type-changed
import { type Client, createLoan } from "./client.js";
import type { Loan } from "./types.js";

export const made = (client: Client, loan: Loan) => createLoan(client, { body: loan });
