// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface paths {
  "/inherits": {
    get: operations["inherits"];
  };
  "/open": {
    get: operations["open"];
  };
  "/optional": {
    get: operations["optional"];
  };
  "/both": {
    get: operations["both"];
  };
  "/scopes": {
    get: operations["scopes"];
  };
  "/roles": {
    get: operations["roles"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  inherits: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Fine */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  open: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Fine */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  optional: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Fine */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  both: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Fine */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  scopes: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Fine */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  roles: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Fine */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
