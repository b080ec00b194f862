// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Account {
  /** @maxLength 40 */
  id: string;
  balance?: number;
  state?: AccountState;
  note?: string | null;
}

export const AccountState = {
  Open: "open",
  Frozen: "frozen",
  Closed: "closed",
} as const;
export type AccountState = (typeof AccountState)[keyof typeof AccountState];

export interface Savings {
  /**
   * @minLength 8
   * @maxLength 40
   * @pattern ^S
   */
  id: string;
  /** @minimum 0 */
  balance?: number;
  state?: SavingsState;
  note?: string;
}

export const SavingsState = {
  Open: "open",
  Closed: "closed",
} as const;
export type SavingsState = (typeof SavingsState)[keyof typeof SavingsState];

export interface Sealed {
  id: never;
  balance?: never;
  state?: never;
  note?: never;
}

export interface Exact {
  /** @maxLength 40 */
  id: string;
  balance?: number;
  state?: AccountState;
  note?: string | null;
}
