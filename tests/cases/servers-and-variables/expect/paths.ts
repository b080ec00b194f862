// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface paths {
  "/files": {
    get: operations["listFiles"];
    post: operations["uploadFile"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  listFiles: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Files */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
  uploadFile: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Uploaded */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
