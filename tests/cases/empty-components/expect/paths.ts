// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface paths {}

export interface components {
  schemas: {};
}

export interface operations {}
