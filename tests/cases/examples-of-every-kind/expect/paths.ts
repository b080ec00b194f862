// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/things": {
    post: operations["createThing"];
  };
}

export interface components {
  schemas: {
    Thing: types.Thing;
  };
}

export interface operations {
  createThing: {
    parameters: {
      query?: {
        /** @type integer */
        size?: number;
        kind?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: { "application/json": types.Thing };
    };
    responses: {
      /** Made */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Thing };
      };
    };
  };
}
