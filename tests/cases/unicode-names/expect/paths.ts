// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/straße/{größe}": {
    get: operations["größeLesen"];
  };
}

export interface components {
  schemas: {
    Measure: types.Maß;
    Address: types.住所;
    Greeting: types.Greeting;
    Accents: types.Accents;
    Emoji: types.Emoji;
    Signs: types.Signs;
    Digits: types.Digits;
  };
}

export interface operations {
  größeLesen: {
    parameters: {
      query?: never;
      header?: never;
      path: { größe: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Größe */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Maß };
      };
    };
  };
}
