// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface GetThingsByIdResponse {
  id?: string;
}

export interface ProbeGetResponse {
  up?: boolean;
}
