// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/form": {
    get: operations["searchByForm"];
  };
  "/json": {
    get: operations["searchByJson"];
  };
}

export interface components {
  schemas: {
    Selector: types.Selector;
  };
}

export interface operations {
  searchByForm: {
    parameters: {
      query?: types.SearchByFormCriteria;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Found */
      200: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  searchByJson: {
    parameters: {
      query: types.Selector;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Found */
      200: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
