// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/**
 * @prefixItems.0.minimum -180
 * @prefixItems.0.maximum 180
 * @prefixItems.1.minimum -90
 * @prefixItems.1.maximum 90
 */
export type Position = [longitude: number, latitude: number];

/** @prefixItems.1.type integer */
export type Open = [string?, number?, ...unknown[]];

/** @prefixItems.1.type integer */
export type Partly = [string, number?, boolean?];

export type Rest = ["sum", ...number[]];

/** @maxItems 4 */
export type Bounded = [string, string, ...string[]];

export type Cut = [string?, string?];

export type Record = [RecordFirst?, RecordSecond?, Position?, (RecordFourth | null)?];

export interface RecordFirst {
  id: string;
}

export interface RecordSecond {
  name?: string;
}

export const RecordFourth = {
  A: "a",
  B: "b",
} as const;
export type RecordFourth = (typeof RecordFourth)[keyof typeof RecordFourth];

/** @maxItems 0 */
export type Empty = never[];

export interface Line {
  /** @minItems 2 */
  points?: Position[];
}
