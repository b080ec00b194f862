// about: client-request-property-became-required
import { type Client, createLoan } from "./client.js";

export const made = (client: Client) => createLoan(client, { body: { copy: "a", reader: "b" } });
