// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Order {
  readonly id?: string;
  name?: string;
}

export interface OrderInputSent {
  name?: string;
}

export interface OrderInput {
  other?: string;
}
