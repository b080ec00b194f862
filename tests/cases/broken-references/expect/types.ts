// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Thing {
  typo?: unknown;
  file?: unknown;
  outside?: unknown;
  remote?: unknown;
  anchor?: unknown;
  noSchema?: unknown;
  text?: unknown;
  spaces?: unknown;
  fine?: string;
}
