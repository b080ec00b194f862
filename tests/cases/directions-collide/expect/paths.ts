// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/orders": {
    post: operations["createOrder"];
  };
}

export interface components {
  schemas: {
    Order: types.Order;
    OrderInput: types.OrderInput;
  };
}

export interface operations {
  createOrder: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: {
      content: { "application/json": types.OrderInputSent };
    };
    responses: {
      /** Both */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Order | types.OrderInput };
      };
    };
  };
}
