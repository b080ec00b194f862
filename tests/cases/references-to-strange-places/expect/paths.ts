// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/a~b/{c}": {
    get: operations["getIt"];
  };
}

export interface components {
  schemas: {
    Whole: types.Whole;
    Users: types.Users;
    "com.example.Thing": types.ComExampleThing;
    "com.example.v2.Thing": types.ComExampleV2Thing;
  };
}

export interface operations {
  getIt: {
    parameters: {
      query?: never;
      header?: never;
      path: { c: types.GetItC };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** It */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.GetItResponse };
      };
    };
  };
}
