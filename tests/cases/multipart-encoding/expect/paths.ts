// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/albums": {
    post: operations["createAlbum"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  createAlbum: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: {
      content: {
        "multipart/form-data": types.CreateAlbumRequest;
        "application/x-www-form-urlencoded": types.CreateAlbumRequestXWwwFormUrlencoded;
        "multipart/mixed": unknown;
      };
    };
    responses: {
      /** Created */
      201: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
