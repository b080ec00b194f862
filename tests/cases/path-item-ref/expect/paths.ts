// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/live": {
    get: operations["getLive"];
  };
  "/ready": {
    head: operations["headReady"];
    get: operations["getReady"];
  };
  "/alias/{id}": {
    get: operations["getAliasById"];
  };
  "/things/{id}": {
    get: operations["getThingsById"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  /** Is it well? */
  getLive: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Yes */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.ProbeGetResponse };
      };
    };
  };
  headReady: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Ready */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  /** Is it well? */
  getReady: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Yes */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.ProbeGetResponse };
      };
    };
  };
  getAliasById: {
    parameters: {
      query?: never;
      header?: never;
      path: { id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The thing */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.GetThingsByIdResponse };
      };
    };
  };
  getThingsById: {
    parameters: {
      query?: never;
      header?: never;
      path: { id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The thing */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.GetThingsByIdResponse };
      };
    };
  };
}
