// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/pages": {
    get: operations["getPages"];
  };
}

export interface components {
  schemas: {
    Links: types.Links;
  };
  headers: {
    ETag: string;
    Link: types.Links;
  };
}

export interface operations {
  getPages: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Pages */
      200: {
        headers: {
          /**
           * @type integer
           * @minimum 0
           */
          "X-Total": number;
          "X-Tags"?: string[];
          "X-Point"?: types.GetPagesResponseXPoint;
          /** How it was made */
          "X-Mode"?: types.GetPagesResponseXMode;
          "Set-Cookie"?: string;
          ETag?: string;
          /** @deprecated */
          Link?: types.Links;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
