// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/reports": {
    post: operations["createReport"];
  };
  "/reports/{id}": {
    get: operations["getReport"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  createReport: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: {
      content: { "application/json": types.CreateReportRequest };
    };
    responses: {
      /** Being written */
      202: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.CreateReportResponse };
      };
    };
  };
  getReport: {
    parameters: {
      query?: never;
      header?: never;
      path: { id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The report */
      200: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
