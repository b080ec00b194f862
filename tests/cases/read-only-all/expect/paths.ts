// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/jobs": {
    put: operations["replaceJob"];
  };
}

export interface components {
  schemas: {
    Stamps: types.Stamps;
    Job: types.Job;
    Owner: types.Owner;
  };
}

export interface operations {
  replaceJob: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: {
      content: { "application/json": types.JobInput };
    };
    responses: {
      /** Replaced */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Job };
      };
    };
  };
}
