// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export const Weekday = {
  Mon: "mon",
  Tue: "tue",
  Wed: "wed",
  Thu: "thu",
  Fri: "fri",
  Sat: "sat",
  Sun: "sun",
} as const;
export type Weekday = (typeof Weekday)[keyof typeof Weekday];

export type Hours = { [key: string]: string };

/** @additionalProperties.type integer */
export type Codes = { [key: string]: number };

export type Short = { [key: string]: unknown };

export type None = { [key: string]: unknown };
