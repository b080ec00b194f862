// about: client-operation-renamed
import { getLoan } from "./client.js";

export const call = getLoan;
