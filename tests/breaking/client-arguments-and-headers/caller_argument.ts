// about: client-required-parameter-added
import { type Client, getA } from "./client.js";

export const call = (client: Client) => getA(client, { x: "a" });
