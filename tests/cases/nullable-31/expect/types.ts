// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Parcel {
  /** @minimum 0 */
  weight: number | null;
  sender: Address | null;
  receiver?: Address | null;
  neighbour?: Address | null;
  depot?: Address | null;
  tags?: (string | null)[] | null;
  /** @additionalProperties.type integer */
  labels?: { [key: string]: number | null } | null;
  lost?: null;
  size?: Size | null;
  sizes?: (Size | null)[];
  insured?: string | number | null;
}

export interface Address {
  city: string;
}

export const Size = {
  Small: "small",
  Large: "large",
} as const;
export type Size = (typeof Size)[keyof typeof Size];
