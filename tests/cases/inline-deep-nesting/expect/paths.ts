// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/orders/{id}/lines": {
    post: operations["postOrdersByIdLines"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  postOrdersByIdLines: {
    parameters: {
      query?: never;
      header?: never;
      path: { id: string };
      cookie?: never;
    };
    requestBody?: {
      content: { "application/json": types.PostOrdersByIdLinesRequest };
    };
    responses: {
      /** Added */
      201: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.PostOrdersByIdLinesResponseItem[] };
      };
    };
  };
}
