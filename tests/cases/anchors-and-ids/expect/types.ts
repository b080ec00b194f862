// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Person {
  name: Name;
  address?: Address;
  employer?: Company;
}

export interface Company {
  name?: Name;
  owner?: Person;
  seat?: Address;
}

export interface Team {
  lead?: Person;
  members?: Person[];
  colour?: Colour;
}

export interface Address {
  city?: string;
}

/** @minLength 1 */
export type Name = string;

export const Colour = {
  Red: "red",
  Blue: "blue",
} as const;
export type Colour = (typeof Colour)[keyof typeof Colour];
