// about: client-body-removed
import { type Client, putC } from "./client.js";

export const call = (client: Client) => putC(client, { body: "a" });
