// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface paths {
  "/": {
    get: operations["getRoot"];
  };
  "/users": {
    get: operations["getUsers"];
    post: operations["postUsers"];
  };
  "/users/{id}": {
    get: operations["getUsersById"];
  };
  "/users/{id}.{format}": {
    get: operations["getUsersByIdFormat"];
  };
  "/v1/users": {
    get: operations["list"];
  };
  "/v2/users": {
    get: operations["listGetV2Users"];
  };
  "/cases/a": {
    get: operations["list_user_orders"];
  };
  "/cases/b": {
    get: operations["ListUserItems"];
  };
  "/cases/c": {
    get: operations["users/list-keys"];
  };
  "/cases/d": {
    get: operations["users.listHTTPKeys2"];
  };
  "/cases/e": {
    get: operations[""];
  };
  "/cases/f": {
    get: operations["2fa"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  getRoot: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Root */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  getUsers: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Users */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  postUsers: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Users */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  getUsersById: {
    parameters: {
      query?: never;
      header?: never;
      path: { id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** User */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  getUsersByIdFormat: {
    parameters: {
      query?: never;
      header?: never;
      path: { id: string; format: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** User */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  list: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** One */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  listGetV2Users: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Two */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  list_user_orders: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Snake */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  ListUserItems: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Pascal */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  "users/list-keys": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** GitHub */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  "users.listHTTPKeys2": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Dots */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  "": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Empty */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  "2fa": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Digit */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
