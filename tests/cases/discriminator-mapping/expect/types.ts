// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Pet = Cat | Dog | Lizard;

export interface Cat {
  petType: "cat" | "kitten";
  /** @type integer */
  lives?: number;
}

export interface Dog {
  petType: "dog";
  tricks?: string[];
}

export interface Lizard {
  petType: "lizard";
  loves?: string;
}
