// about: client-operation-removed
import { getOld } from "./client.js";

export const call = getOld;
