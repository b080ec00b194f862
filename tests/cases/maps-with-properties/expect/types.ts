// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Labels {
  app: string;
  /** @type integer */
  replicas?: number;
  [key: string]: string | number | undefined;
}

export interface Nested {
  id?: string;
  [key: string]: NestedValue | string | undefined;
}

export interface NestedValue {
  weight?: number;
}

export interface RequiredOnly {
  east: number;
  west: number;
  [key: string]: number;
}
