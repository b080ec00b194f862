// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/** @uniqueItems */
export type Tags = string[];

/**
 * @maxItems 2
 * @uniqueItems
 */
export type Days = DaysItem[];

export const DaysItem = {
  Mon: "mon",
  Tue: "tue",
} as const;
export type DaysItem = (typeof DaysItem)[keyof typeof DaysItem];

/** @uniqueItems */
export type Numbers = number[];

/** @uniqueItems */
export type Points = PointsItem[];

export interface PointsItem {
  x?: number;
}

/** @uniqueItems */
export type Anything = unknown[];

export type Not = string[];
