// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Zoo {
  star?: Animal;
  dogs?: Dog[];
}

export type Animal = Dog | Cat;

export interface Dog {
  kind: "DOG";
  name?: string;
  barks?: boolean;
}

export interface Cat {
  kind: "CAT";
  name?: string;
  purrs?: boolean;
}

export type Event = Opened;

export interface Opened {
  /** @format date-time */
  at?: string;
}
