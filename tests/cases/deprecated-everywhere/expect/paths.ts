// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/old": {
    get: operations["getOld"];
  };
}

export interface components {
  schemas: {
    Old: types.Old;
    OldText: types.OldText;
    OldChoice: types.OldChoice;
    Fine: types.Fine;
  };
}

export interface operations {
  /** @deprecated */
  getOld: {
    parameters: {
      query?: {
        /** @deprecated */
        was?: string;
        schemaSays?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Old */
      200: {
        headers: {
          /** @deprecated */
          "X-Old"?: string;
          [name: string]: unknown;
        };
        content: { "application/json": types.Old };
      };
    };
  };
}
