// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/p/{simple}/{list}/{label}/{matrix}/{point}": {
    get: operations["getWithParameters"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  getWithParameters: {
    parameters: {
      query?: {
        form?: string[];
        /** @items.type integer */
        commas?: number[];
        spaces?: string[];
        pipes?: string[];
        deep?: types.GetWithParametersDeep;
        spread?: types.GetWithParametersSpread;
        raw?: string;
        empty?: boolean;
        "ids[]"?: string[];
        nullable?: string | null;
        /** @type integer */
        either?: number | string;
        any?: unknown;
      };
      header: {
        /** @format uuid */
        "X-Request-Id": string;
        "X-List"?: string[];
      };
      path: {
        /** @type integer */
        simple: number;
        list: string[];
        label: string[];
        matrix: types.PSimpleListLabelMatrixPointMatrix;
        point: types.PSimpleListLabelMatrixPointPoint;
      };
      cookie?: { session?: string; flags?: string[] };
    };
    requestBody?: never;
    responses: {
      /** Taken */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
