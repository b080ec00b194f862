// about: client-body-added
import { type Client, putB } from "./client.js";

export const call = (client: Client) => putB(client, { x: "a" });
