// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface OrderV2Final {
  state?: OrderState;
  lines?: OrderLine[];
}

export const OrderState = {
  Open: "open",
  Closed: "closed",
} as const;
export type OrderState = (typeof OrderState)[keyof typeof OrderState];

export interface OrderLine {
  sku?: string;
}

export interface Order {
  a?: string;
}

export interface Ill {
  a?: string;
}

export interface Type3dModel {
  a?: string;
}

export interface Nothing {
  a?: string;
}

/** @maxLength 12 */
export type Sku = string;
