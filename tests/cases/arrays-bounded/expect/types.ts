// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Anything = unknown[];

export type Any = unknown[];

/**
 * @minItems 1
 * @maxItems 9
 * @items.maxLength 3
 */
export type Bounded = string[];

/**
 * @minItems 3
 * @maxItems 3
 * @items.type integer
 */
export type Exactly = [number, number, number];

export type Grid = number[][][];

export type Rows = RowsItem[];

export interface RowsItem {
  cells?: RowsItemCellsItem[];
}

export interface RowsItemCellsItem {
  text?: string;
}

export type Choices = ChoicesItem[];

export const ChoicesItem = {
  Left: "left",
  Right: "right",
} as const;
export type ChoicesItem = (typeof ChoicesItem)[keyof typeof ChoicesItem];

export type Sparse = (number | null)[] | null;

/** @maxItems 0 */
export type None = unknown[];

/**
 * @minItems 2
 * @maxItems 1
 */
export type Never = string[];
