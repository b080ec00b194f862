// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Page {
  items: unknown[];
  next?: string | null;
}

export interface StringPage {
  items: unknown[];
  next?: string | null;
}

export interface Tree {
  data?: string;
  children?: Tree[];
}

export type Anything = unknown;
