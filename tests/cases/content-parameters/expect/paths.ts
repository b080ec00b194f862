// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/search": {
    get: operations["search"];
  };
}

export interface components {
  schemas: {};
  parameters: {
    Sort: types.SortItem[];
  };
}

export interface operations {
  search: {
    parameters: {
      query?: { filter?: types.SearchFilter; sort?: types.SortItem[] };
      header?: { "X-Trace"?: string };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Found */
      200: {
        headers: { "X-Page"?: types.SearchResponseXPage; [name: string]: unknown };
        content?: never;
      };
    };
  };
}
