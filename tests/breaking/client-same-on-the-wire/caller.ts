// about: client-response-type-changed, client-request-type-changed, client-type-removed
import { type Client, createLoan } from "./client.js";
import type { Name } from "./types.js";

const name: Name = "a";
export const made = (client: Client) => createLoan(client, { body: { days: 3, name } });
