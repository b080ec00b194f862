// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Shelf {
  /** @format uuid */
  readonly id: string;
  /**
   * @minItems 1
   * @uniqueItems
   */
  boxes: Box[];
  /**
   * Width, height, and what else is known.
   *
   * @maxItems 4
   * @prefixItems.0.format int32
   * @prefixItems.0.minimum 1
   * @prefixItems.1.format int32
   * @items.multipleOf 0.5
   */
  size: [number, number?, ...number[]];
  above?: Shelf;
  /** @format date-time */
  "kept-at"?: string | null;
  __proto__?: boolean;
}

export interface ShelfInput {
  /**
   * @minItems 1
   * @uniqueItems
   */
  boxes: Box[];
  /**
   * Width, height, and what else is known.
   *
   * @maxItems 4
   * @prefixItems.0.format int32
   * @prefixItems.0.minimum 1
   * @prefixItems.1.format int32
   * @items.multipleOf 0.5
   */
  size: [number, number?, ...number[]];
  above?: ShelfInput;
  /** @format date-time */
  "kept-at"?: string | null;
  __proto__?: boolean;
}

export type Box = Crate | Bag | null;

export interface Crate {
  kind: "crate";
  material: CrateMaterial;
}

export const CrateMaterial = {
  Wood: "wood",
  Steel: "steel",
} as const;
export type CrateMaterial = (typeof CrateMaterial)[keyof typeof CrateMaterial];

export interface Bag {
  kind: "bag";
  sealed?: boolean;
  /** @pattern ^[A-Z]{2}-\d+/\d+$ */
  seal?: string;
}

/** @minLength 3 */
export const Colour = {
  Red: "red",
  Green: "green",
} as const;
export type Colour = (typeof Colour)[keyof typeof Colour] | (string & {});

/** @minProperties 1 */
export type Labels = { [key: string]: string };

export interface Stock {
  unit: string;
  [key: string]: number | string;
}

export type Contact = {
  /** @format email */
  mail?: string;
  phone?: string;
} & ({ mail: string } | { phone: string });

export type Marker = 1 | "1" | { x: 0 } | [] | null;

export type Tree = Tree[];

export type Scan = Blob;

export type Keeper = {
  /** @format email */
  mail?: string;
  phone?: string;
  shelves: unknown[];
} & ({ mail: string } | { phone: string });

export interface Parcel {
  kind: "crate";
  material: CrateMaterial;
}

export interface Sealed {
  kind: "bag";
  sealed?: boolean;
  /** @pattern ^[A-Z]{2}-\d+/\d+$ */
  seal?: string;
  colour?: Colour;
}
