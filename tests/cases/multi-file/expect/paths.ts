// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/loans": {
    get: operations["listLoans"];
  };
  "/members/{id}": {
    get: operations["getMember"];
  };
}

export interface components {
  schemas: {
    Member: types.Member;
    Status: types.Status;
    Shelf: types.Shelf;
  };
}

export interface operations {
  listLoans: {
    parameters: {
      query?: {
        /**
         * @default 10
         * @type integer
         * @minimum 1
         */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** All loans */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Loan[] };
      };
      /** It failed */
      default: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.FailedResponse };
      };
    };
  };
  getMember: {
    parameters: {
      query?: never;
      header?: never;
      path: { id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The member */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Member };
      };
      /** It failed */
      default: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.FailedResponse };
      };
    };
  };
}
