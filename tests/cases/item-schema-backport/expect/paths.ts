// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/logs": {
    get: operations["tailLogs"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  tailLogs: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Lines as they are written */
      200: {
        headers: { [name: string]: unknown };
        content: {
          /** Each item of the stream. */
          "application/jsonl": types.TailLogsItem;
        };
      };
    };
  };
}
