// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Booking {
  kind: BookingKind;
  flight?: string;
  /** @type integer */
  nights?: number;
  card?: string;
  cvc?: string;
}

export const BookingKind = {
  Flight: "flight",
  Hotel: "hotel",
} as const;
export type BookingKind = (typeof BookingKind)[keyof typeof BookingKind];

export type Nickname = string;

/** @type integer */
export type Even = number;

export type Samples = number[];

export type OnlyNot = unknown;

export type Choice = unknown;

export interface Stay {
  name?: Nickname;
  code?: string;
}
