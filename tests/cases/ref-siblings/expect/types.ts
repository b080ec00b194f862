// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/**
 * An amount in cents.
 *
 * @type integer
 * @minimum 0
 */
export type Amount = number;

export const Currency = {
  EUR: "EUR",
  USD: "USD",
} as const;
export type Currency = (typeof Currency)[keyof typeof Currency];

export interface Price {
  /** What the customer pays. */
  amount: Amount;
  /**
   * @type integer
   * @minimum 0
   * @maximum 100
   */
  discount?: number;
  /**
   * @default "EUR"
   * @deprecated
   */
  currency?: Currency;
  /** @example 12 */
  readonly fee?: Amount;
  history?: Price;
}

export interface PriceInput {
  /** What the customer pays. */
  amount: Amount;
  /**
   * @type integer
   * @minimum 0
   * @maximum 100
   */
  discount?: number;
  /**
   * @default "EUR"
   * @deprecated
   */
  currency?: Currency;
  history?: PriceInput;
}
