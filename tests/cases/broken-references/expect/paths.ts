// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/things": {
    get: operations["listThings"];
  };
}

export interface components {
  schemas: {
    Thing: types.Thing;
  };
}

export interface operations {
  listThings: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Things */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Thing };
      };
    };
  };
}
