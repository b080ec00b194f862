// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/events": {
    get: operations["followEvents"];
  };
  "/ticks": {
    get: operations["exportTicks"];
    post: operations["importTicks"];
  };
}

export interface components {
  schemas: {
    Tick: types.Tick;
  };
}

export interface operations {
  followEvents: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Events as they happen */
      200: {
        headers: { [name: string]: unknown };
        content: {
          /** Each item of the stream. */
          "text/event-stream": types.FollowEventsEvent;
        };
      };
    };
  };
  exportTicks: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** All of them, one a line */
      200: {
        headers: { [name: string]: unknown };
        content: {
          /** Each item of the stream. */
          "application/jsonl": types.Tick;
          /** Each item of the stream. */
          "application/json-seq": types.Tick;
          "application/json": types.Tick[];
        };
      };
    };
  };
  importTicks: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: {
      content: {
        /** Each item of the stream. */
        "application/x-ndjson": types.Tick;
        /** Each item of the stream. */
        "multipart/mixed": types.ImportTicksItem;
      };
    };
    responses: {
      /** Taken */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
