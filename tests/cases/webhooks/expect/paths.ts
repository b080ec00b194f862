// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface webhooks {
  pushed: {
    post: operations["onPush"];
  };
  "star-added": {
    post: operations["starAddedPost"];
  };
  ping: {
    post: operations["pingPost"];
  };
}

export interface components {
  schemas: {
    Push: types.Push;
  };
}

export interface operations {
  onPush: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: {
      content: { "application/json": types.Push };
    };
    responses: {
      /** Taken */
      202: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      /** Try again later */
      default: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  starAddedPost: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: {
      content: { "application/json": types.StarAddedPostRequest };
    };
    responses: {
      /** Thanks */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.StarAddedPostResponse };
      };
    };
  };
  pingPost: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Pong */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
