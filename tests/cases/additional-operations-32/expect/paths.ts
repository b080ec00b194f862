// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/files/{name}": {
    get: operations["readFile"];
    COPY: operations["copyFile"];
    LOCK: operations["lockFilesByName"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  readFile: {
    parameters: {
      query?: never;
      header?: never;
      path: { name: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The file */
      200: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  copyFile: {
    parameters: {
      query?: never;
      header: { Destination: string };
      path: { name: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Copied */
      201: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  lockFilesByName: {
    parameters: {
      query?: never;
      header?: never;
      path: { name: string };
      cookie?: never;
    };
    requestBody?: {
      content: { "application/json": types.LockFilesByNameRequest };
    };
    responses: {
      /** Locked */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.LockFilesByNameResponse };
      };
    };
  };
}
