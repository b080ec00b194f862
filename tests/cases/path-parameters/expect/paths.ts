// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface paths {
  "/missing/{id}": {
    get: operations["missing"];
  };
  "/unknown": {
    get: operations["unknown"];
  };
  "/optional/{id}": {
    get: operations["optional"];
  };
  "/twice/{id}": {
    get: operations["twice"];
  };
  "/overridden/{id}": {
    get: operations["overridden"];
  };
  "/same/{a}": {
    get: operations["sameA"];
  };
  "/same/{b}": {
    get: operations["sameB"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  missing: {
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
  unknown: {
    parameters: {
      query?: never;
      header?: never;
      path: { id: string };
      cookie?: never;
    };
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
    parameters: {
      query?: never;
      header?: never;
      path: { id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Fine */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  twice: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @type integer */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Fine */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  overridden: {
    parameters: {
      query?: {
        /** @type integer */
        page?: number;
      };
      header?: never;
      path: {
        /** @type integer */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Fine */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  sameA: {
    parameters: {
      query?: never;
      header?: never;
      path: { a: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Fine */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  sameB: {
    parameters: {
      query?: never;
      header?: never;
      path: { b: string };
      cookie?: never;
    };
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
