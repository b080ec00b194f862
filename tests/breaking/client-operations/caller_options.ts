// about: client-first-parameter-added
import { type Client, ping } from "./client.js";

export const call = (client: Client) => ping(client, { headers: { a: "b" } });
