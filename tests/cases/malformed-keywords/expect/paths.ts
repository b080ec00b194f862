// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/old": {
    get: operations["getOld"];
  };
}

export interface components {
  schemas: {
    Draft4: types.Draft4;
    Bounds: types.Bounds;
    Lengths: types.Lengths;
    Types: types.Types;
    TypeList: types.TypeList;
    Items: types.Items;
    NoItems: types.NoItems;
    Enum: types.Enum;
    Properties: types.Properties;
    Property: types.Property;
    AllOf: types.AllOf;
    OneOf: types.OneOf;
    Ref: types.Ref;
    Nullable: types.Nullable;
    Flags: types.Flags;
    Discriminator: types.Discriminator;
    Constant: types.Constant;
    Null: types.Null;
    Text: types.Text;
    Fine: types.Fine;
  };
}

export interface operations {
  getOld: {
    parameters: {
      query?: { limit?: unknown };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Old */
      200: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
