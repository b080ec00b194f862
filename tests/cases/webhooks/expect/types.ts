// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Push {
  readonly id: string;
  branch?: string;
}

export interface StarAddedPostResponse {
  thanks?: true;
}

export interface StarAddedPostRequest {
  /** @type integer */
  readonly stars?: number;
}
