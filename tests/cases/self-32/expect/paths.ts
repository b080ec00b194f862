// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/moons": {
    get: operations["listMoons"];
  };
}

export interface components {
  schemas: {
    Moon: types.Moon;
    Planet: types.Planet;
  };
}

export interface operations {
  listMoons: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Moons */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Moon[] };
      };
    };
  };
}
