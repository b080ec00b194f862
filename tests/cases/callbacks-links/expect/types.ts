// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface CreateReportResponse {
  id: string;
}

export interface CreateReportRequest {
  /** @format uri */
  callbackUrl: string;
}

export interface CreateReportFinishedRequest {
  ok?: boolean;
}
