// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/evaluate": {
    post: operations["evaluate"];
  };
}

export interface components {
  schemas: {
    Expression: types.Expression;
    Operation: types.Operation;
    Sum: types.Sum;
    Product: types.Product;
    Comment: types.Comment;
  };
}

export interface operations {
  evaluate: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: {
      content: { "application/json": types.Expression };
    };
    responses: {
      /** The value */
      200: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
