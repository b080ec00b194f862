// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/letters": {
    get: operations["listLetters"];
  };
  "/archive": {
    get: operations["listArchive"];
  };
}

export interface components {
  schemas: {
    Letter: types.Letter;
  };
}

export interface operations {
  listLetters: {
    parameters: {
      query?: { after?: unknown };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The letters. */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Letter[] };
      };
    };
  };
  listArchive: {
    parameters: {
      query?: { after?: unknown };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The letters that were kept. */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Letter[] };
      };
    };
  };
}
