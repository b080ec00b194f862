// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/events": {
    get: operations["listEvents"];
  };
  "/methods": {
    get: operations["listMethods"];
    post: operations["addMethod"];
  };
}

export interface components {
  schemas: {
    EventType: types.EventType;
    Event: types.Event;
    Created: types.Created;
    Renamed: types.Renamed;
    Removed: types.Removed;
    Method: types.Method;
    Card: types.Card;
    BankAccount: types.BankAccount;
    Voucher: types.Voucher;
    Parcel: types.Parcel;
    Box: types.Box;
    Letter: types.Letter;
    Order: types.Order;
  };
}

export interface operations {
  listEvents: {
    parameters: {
      query?: {
        type?: types.EventType;
        /**
         * @default 20
         * @type integer
         * @minimum 1
         * @maximum 50
         */
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** What happened */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Event[] };
      };
    };
  };
  listMethods: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** How somebody pays */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Method[] };
      };
    };
  };
  addMethod: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: {
      content: { "application/json": types.MethodInput };
    };
    responses: {
      /** Added */
      201: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Method };
      };
    };
  };
}
