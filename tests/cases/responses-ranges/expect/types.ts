// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface StartJobResponse {
  result?: string;
}

export interface StartJob202Response {
  id?: string;
}

export interface StartJob4XXResponse {
  title?: string;
}

export interface StartJob5XXResponse {
  trace?: string;
}

export interface StartJobDefaultResponse {
  why?: string;
}

export interface GetRangeResponseItem {
  id?: string;
}
