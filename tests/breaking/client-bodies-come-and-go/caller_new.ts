// about: client-required-body-added
import { type Client, putA } from "./client.js";

export const call = (client: Client) => putA(client);
