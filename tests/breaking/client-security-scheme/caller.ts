// about: client-security-scheme-removed
import type { Client } from "./client.js";

export const client: Client = { auth: (scheme) => (scheme === "session" ? "a" : undefined) };
