// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/patients": {
    get: operations["listPatients"];
  };
}

export interface components {
  schemas: {
    Patient: types.Patient;
    Ward: types.Ward;
    Doctor: types.Doctor;
    Nobody: types.Nobody;
  };
}

export interface operations {
  listPatients: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** All patients */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Patient[] };
      };
    };
  };
}
