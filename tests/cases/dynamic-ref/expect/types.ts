// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Page {
  items: unknown[];
  next?: string | null;
}

export type StringPage = Page;

export interface Tree {
  data?: string;
  children?: Tree[];
}

export type Anything = unknown;
