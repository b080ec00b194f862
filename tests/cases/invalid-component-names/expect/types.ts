// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Maß {
  größe?: number;
}

export interface WithSlashTildeSpace {
  a?: string;
}

export type ListOrder = WithSlashTildeSpace[];

export interface PageOrder {
  items?: ListOrder;
}

/** @maxLength 3 */
export type Empty = string;
