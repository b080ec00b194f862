// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Text {
  value: string;
  unit?: TextUnit;
}

export const TextUnit = {
  A: "a",
  B: "b",
} as const;
export type TextUnit = (typeof TextUnit)[keyof typeof TextUnit];

export interface Number {
  value: never;
  unit?: never;
}

export type Impossible = never;

/** @format date */
export type Formats = string;

/** @pattern ^a */
export type Patterns = string;

/**
 * @type integer
 * @multipleOf 4
 */
export type Steps = number;

/** @type integer */
export type Unions = string | number;

export interface Fine {
  one?: Number;
  two?: Unions;
}
