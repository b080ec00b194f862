// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export const Answers = {
  Yes: "yes",
  No: "no",
  On: "on",
  Off: "off",
  Y: "y",
  N: "n",
  Value12_30_45: "12:30:45",
  Value2024_01_01: "2024-01-01",
  Value1_000: "1_000",
  A: "~a",
  Tilde: "~",
} as const;
export type Answers = (typeof Answers)[keyof typeof Answers];

export type Numbers = 31 | 15 | 1000 | 1 | 10 | 0.5;

export interface Base {
  id?: string;
}

export interface Copy {
  id?: string;
}

export interface Merged {
  id?: string;
  /** @default true */
  on?: boolean;
  /**
   * @default 0
   * @type integer
   */
  no?: number;
}

/**
 * First line.
 *
 *   Indented, with "quotes" and a trailing backslash \
 */
export type Block = string;
