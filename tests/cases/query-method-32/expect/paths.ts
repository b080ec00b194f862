// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/products": {
    query: operations["findProducts"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  findProducts: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: {
      content: { "application/json": types.FindProductsRequest };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.FindProductsResponseItem[] };
      };
    };
  };
}
