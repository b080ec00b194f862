// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export const Colour = {
  /** Stop. */
  Red: "r",
  /** Get ready. */
  Amber: "a",
  /** Go. */
  Green: "g",
} as const;
export type Colour = (typeof Colour)[keyof typeof Colour];

export const Priority = {
  Lowest: 0,
  Highest: 10,
} as const;
export type Priority = (typeof Priority)[keyof typeof Priority];

export interface Signal {
  kind: "signal";
  version?: 2;
  armed?: true;
  ratio?: 0.5;
  origin?: { x: 0; y: 0 };
  path?: [1, 2];
  fault?: null;
  colour: Colour;
  mode?: SignalMode | null;
  priority?: Priority;
}

export const SignalMode = {
  Manual: "manual",
  Automatic: "automatic",
} as const;
export type SignalMode = (typeof SignalMode)[keyof typeof SignalMode];
