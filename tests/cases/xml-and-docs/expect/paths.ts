// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/words": {
    get: operations["getWords"];
  };
}

export interface components {
  schemas: {
    Word: types.Word;
  };
}

export interface operations {
  /**
   * Get words
   *
   * Two lines.
   * The second.
   */
  getWords: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Words */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/xml": types.Word };
      };
    };
  };
}
