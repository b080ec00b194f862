// about: client-reply-header-renamed
import { type GetAResult } from "./client.js";

export const tag = (result: GetAResult) => result.headers.etag;
