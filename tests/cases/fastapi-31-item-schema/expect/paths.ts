// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/items/stream": {
    get: operations["stream_items_items_stream_get"];
  };
}

export interface components {
  schemas: {
    HTTPValidationError: types.HTTPValidationError;
    Item: types.Item;
    ValidationError: types.ValidationError;
  };
}

export interface operations {
  /** Stream Items */
  stream_items_items_stream_get: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Successful Response */
      200: {
        headers: { [name: string]: unknown };
        content: {
          /** Each item of the stream. */
          "text/event-stream": types.StreamItemsItemsStreamGetEvent;
        };
      };
      /** Validation Error */
      422: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.HTTPValidationError };
      };
    };
  };
}
