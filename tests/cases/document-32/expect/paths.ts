// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/tickets": {
    get: operations["listTickets"];
  };
}

export interface components {
  schemas: {
    Tickets: types.Tickets;
  };
}

export interface operations {
  listTickets: {
    parameters: {
      query?: {
        /** @format date */
        day?: string;
      };
      header?: never;
      path?: never;
      cookie?: { session?: string };
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Tickets };
      };
    };
  };
}
