// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/things": {
    get: operations["listThings"];
  };
}

export interface components {
  schemas: {
    Direction: types.Direction;
    Settings: types.Settings;
    Point: types.Point;
  };
}

export interface operations {
  listThings: {
    parameters: {
      query?: {
        /**
         * @default 20
         * @type integer
         */
        limit?: number;
        /** @default ["id", "name"] */
        fields?: string[];
        order?: types.Direction;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Things */
      200: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
