// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/a": {
    post: operations["doA"];
  };
  "/b": {
    post: operations["doB"];
  };
}

export interface components {
  schemas: {};
  responses: {
    /** A thing */
    Thing: {
      headers: { "X-Kind"?: types.Kind; [name: string]: unknown };
      content: { "application/json": types.ThingResponse };
    };
    /** It failed */
    Failure: {
      headers: { [name: string]: unknown };
      content: { "application/json": types.FailureResponse };
    };
  };
  parameters: {
    Order: types.Order;
    Limit: types.Limit;
  };
  requestBodies: {
    Thing: {
      content: { "application/json": types.ThingRequest };
    };
  };
  headers: {
    Kind: types.Kind;
  };
}

export interface operations {
  doA: {
    parameters: {
      query?: { order?: types.Order; limit?: types.Limit };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: components["requestBodies"]["Thing"];
    responses: {
      200: components["responses"]["Thing"];
      default: components["responses"]["Failure"];
    };
  };
  doB: {
    parameters: {
      query?: { order?: types.Order };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: components["requestBodies"]["Thing"];
    responses: {
      201: components["responses"]["Thing"];
      default: components["responses"]["Failure"];
    };
  };
}
