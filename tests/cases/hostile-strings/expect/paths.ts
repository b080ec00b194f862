// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/a'b\"c`$d`/*e*/{id}/\\": {
    post: operations['do"""it\'); drop()'];
  };
}

export interface components {
  schemas: {
    Hostile: types.Hostile;
    Tagged: types.Tagged;
    One: types.One;
    Two: types.Two;
  };
}

export interface operations {
  /**
   * ends with a backslash\
   *
   * """
   * import os; os.system("false")
   * """ends *\/ here // and /* starts <\!-- --> # hash
   */
  'do"""it\'); drop()': {
    parameters: {
      query?: {
        /** @default "ends with a quote\"" */
        "x\"y'z`${w}*/"?: string;
        '"""'?: types.ABCDEIdQuotesQuotesQuotesItem[];
      };
      header?: never;
      path: {
        /**
         * """
         * import os; os.system("false")
         * """
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: { "application/json": types.Hostile };
    };
    responses: {
      /**
       * one
       * two
       * three
       * four
       * five
       * six
       * seven
       * eight
       * nine"""
       * import os; os.system("false")
       * """
       */
      200: {
        headers: {
          /** He said "hi" and 'bye' and `tick` and """triple""" and '''three''' */
          "X-Odd"?: string;
          [name: string]: unknown;
        };
        content: { "application/json": types.Hostile[] };
      };
    };
  };
}
