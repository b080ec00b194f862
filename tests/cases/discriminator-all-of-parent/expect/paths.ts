// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/events": {
    get: operations["listEvents"];
  };
}

export interface components {
  schemas: {
    Event: types.Event;
    Created: types.Created;
    Removed: types.Removed;
    Archived: types.Archived;
  };
}

export interface operations {
  listEvents: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** What happened */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Event[] };
      };
    };
  };
}
