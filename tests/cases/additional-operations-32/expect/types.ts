// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface LockFilesByNameResponse {
  token?: string;
}

export interface LockFilesByNameRequest {
  /** @type integer */
  minutes?: number;
}
