// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Stamps {
  /** @format date-time */
  readonly createdAt: string;
  /** @format date-time */
  readonly updatedAt?: string;
}

export interface StampsInput {
  [key: string]: unknown;
}

export interface Job extends Stamps {
  title: string;
  stamps?: Stamps;
  readonly owner?: Owner;
}

export interface JobInput extends StampsInput {
  title: string;
  stamps?: StampsInput;
}

export interface Owner {
  name?: string;
}
