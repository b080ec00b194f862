// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export const Mode = {
  /** Nothing runs */
  Off: 0,
  /** Heats to the target */
  Heat: 1,
  Cool: 2,
} as const;
export type Mode = (typeof Mode)[keyof typeof Mode];

export const Speed = {
  Minus1: -1,
  Value0: 0,
  Value1: 1,
  Value10: 10,
} as const;
export type Speed = (typeof Speed)[keyof typeof Speed];

export const Alarm = {
  Overheated: "E01",
  SensorLost: "E02",
  E03: "E03",
} as const;
export type Alarm = (typeof Alarm)[keyof typeof Alarm];

export const Fan = {
  Same: "low",
  High: "high",
  Value9Lives: "turbo",
} as const;
export type Fan = (typeof Fan)[keyof typeof Fan];
