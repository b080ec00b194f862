// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Vehicle = Car | Bike;

export interface Car {
  kind: "Car";
  /** @type integer */
  doors?: number;
}

export interface Bike {
  kind: "Bike";
  /** @type integer */
  gears?: number;
}

export type Signal = Horn | Lamp;

export interface Horn {
  as: "horn";
}

export interface Lamp {
  as: LampAs;
}

export const LampAs = {
  Lamp: "lamp",
  Light: "light",
} as const;
export type LampAs = (typeof LampAs)[keyof typeof LampAs];

export type Inline = InlineA | InlineB;

export interface InlineA {
  t: "a";
  one?: string;
}

export interface InlineB {
  t: "b";
  two?: string;
}
