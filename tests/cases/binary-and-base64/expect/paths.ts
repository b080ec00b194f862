// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/files/{id}": {
    get: operations["downloadFile"];
    put: operations["uploadFile"];
  };
}

export interface components {
  schemas: {
    Attachment: types.Attachment;
  };
}

export interface operations {
  downloadFile: {
    parameters: {
      query?: never;
      header?: never;
      path: { id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The bytes */
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/octet-stream": Blob;
          "application/pdf": Blob;
          "image/png": Blob;
          "text/plain": string;
          "*/*": string;
        };
      };
    };
  };
  uploadFile: {
    parameters: {
      query?: never;
      header?: never;
      path: { id: string };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /** @maxLength 1000000 */
        "application/octet-stream": Blob;
        "image/*": Blob;
      };
    };
    responses: {
      /** Stored */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
