// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export const Kind = {
  Big: "big",
  Small: "small",
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

export interface ThingResponse {
  id?: string;
}

export interface FailureResponse {
  errors?: FailureResponseErrorsItem[];
}

export interface FailureResponseErrorsItem {
  at?: string;
}

export const Order = {
  Up: "up",
  Down: "down",
} as const;
export type Order = (typeof Order)[keyof typeof Order];

export const Limit = {
  Value10: 10,
  Value100: 100,
} as const;
export type Limit = (typeof Limit)[keyof typeof Limit];

export interface ThingRequest {
  size?: ThingRequestSize;
}

export const ThingRequestSize = {
  S: "s",
  M: "m",
} as const;
export type ThingRequestSize = (typeof ThingRequestSize)[keyof typeof ThingRequestSize];
