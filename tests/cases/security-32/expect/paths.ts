// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface paths {
  "/tv": {
    get: operations["getTv"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  getTv: {
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
