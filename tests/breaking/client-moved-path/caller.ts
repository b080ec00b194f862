// about: client-operation-removed, client-operation-renamed
import { type Client, listLoans } from "./client.js";

export const call = (client: Client) => listLoans(client, { headers: { a: "b" } });
