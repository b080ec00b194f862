// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/users": {
    get: operations["getUser"];
  };
  "/user": {
    get: operations["get_user"];
  };
}

export interface components {
  schemas: {
    user: types.UserLowercase;
    User: types.User;
    USER: types.USERSchema;
    "user-name": types.UserNameSchema;
    userName: types.UserName;
    user_name: types.UserUnderscoreName;
    Order: types.Order;
    OrderStatus: types.OrderStatus;
    GetUserResponse: types.GetUserResponse;
    OrderInput: types.OrderInput;
    Error: types.Error;
    "Error.Code": types.ErrorCodeSchema;
    ErrorCode: types.ErrorCode;
  };
}

export interface operations {
  getUser: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** One */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.GetUserGetUsersResponse };
      };
    };
  };
  get_user: {
    parameters: {
      query?: { "sort-by"?: types.GetUserSortBy; sortBy?: types.GetUserSortByParameter };
      header?: { sortBy?: types.GetUserSortByParameterHeader };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Two */
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": types.GetUserResponseJson;
          "application/vnd.user+json": types.GetUserResponseVndUserJson;
        };
      };
      /** Three */
      404: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.GetUser404Response };
      };
    };
  };
}
