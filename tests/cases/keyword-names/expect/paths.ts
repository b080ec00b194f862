// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/import": {
    post: operations["import"];
  };
  "/delete": {
    get: operations["delete"];
  };
}

export interface components {
  schemas: {
    class: types.Class;
    Type: types.Type;
    None: types.None;
    BaseModel: types.BaseModel;
    Field: types.Field;
    Any: types.Any;
    List: types.List;
    Optional: types.Optional;
    Union: types.Union;
    Literal: types.Literal;
    Annotated: types.Annotated;
    str: types.Str;
    int: types.Int;
    date: types.DateSchema;
    Enum: types.Enum;
    object: types.ObjectSchema;
    Object: types.Object;
    Record: types.Record;
    Array: types.Array;
    Date: types.Date;
    Promise: types.Promise;
    Partial: types.Partial;
    default: types.Default;
    Error: types.Error;
    Underscored: types.Underscored;
    MISSING: types.MISSING;
    unknown: types.Unknown;
  };
}

export interface operations {
  import: {
    parameters: {
      query?: { class?: string; self?: string };
      header?: { async?: boolean };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: { "application/json": types.Class };
    };
    responses: {
      /** Imported */
      200: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  delete: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Deleted */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
