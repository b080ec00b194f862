// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface paths {
  "/files/{name}": {
    MOVE: operations["moveFile"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  moveFile: {
    parameters: {
      query?: never;
      header: { Destination: string };
      path: { name: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Moved */
      201: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
