// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Thing {
  id: string;
}

export interface Floating extends Thing {
  draught?: number;
}

export interface Driven extends Thing {
  /** @type integer */
  power?: number;
}

export interface Boat {
  id: string;
  draught?: number;
  /** @type integer */
  power?: number;
  name: string;
}

export interface Ferry {
  id: string;
  draught?: number;
  /** @type integer */
  power?: number;
  name: string;
  /** @type integer */
  cars?: number;
}
