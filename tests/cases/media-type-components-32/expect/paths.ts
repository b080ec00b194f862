// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/exports": {
    get: operations["getExport"];
    post: operations["startExport"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  getExport: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Everything */
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": types.Export;
          /** Each item of the stream. */
          "application/jsonl": types.LinesItem;
        };
      };
    };
  };
  startExport: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: {
      content: { "application/json": types.Export };
    };
    responses: {
      /** Started */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
