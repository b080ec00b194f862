// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export const EventType = {
  Created: "created",
  Renamed: "renamed",
  Removed: "removed",
} as const;
export type EventType = (typeof EventType)[keyof typeof EventType];

/** Something that happened to an account. */
export interface Event {
  /** @format uuid */
  readonly id: string;
  type: EventType;
  /** @format date-time */
  at: string;
  /** @maxLength 40 */
  note?: string;
  /** @format uuid */
  methodId?: string;
  /** @uniqueItems */
  labels?: string[];
}

/** Something that happened to an account. */
export interface EventInput {
  type: EventType;
  /** @format date-time */
  at: string;
  /** @maxLength 40 */
  note?: string;
  /** @format uuid */
  methodId?: string;
  /** @uniqueItems */
  labels?: string[];
}

export interface Created extends Event {
  /**
   * @minLength 1
   * @maxLength 80
   */
  name: string;
}

export interface CreatedInput extends EventInput {
  /**
   * @minLength 1
   * @maxLength 80
   */
  name: string;
}

export interface Renamed extends Event {
  from: string;
  to: string;
  /** @format uuid */
  undoes?: string;
  aliases?: string[];
}

export interface RenamedInput extends EventInput {
  from: string;
  to: string;
  /** @format uuid */
  undoes?: string;
  aliases?: string[];
}

export interface Removed {
  /** @format uuid */
  readonly id: string;
  type: EventType;
  /** @format date-time */
  at: string;
  /** @maxLength 20 */
  note: string;
  /** @format uuid */
  methodId?: string;
  /** @uniqueItems */
  labels?: string[];
  /**
   * @format int32
   * @minimum 1
   */
  ticket: number;
}

export interface RemovedInput {
  type: EventType;
  /** @format date-time */
  at: string;
  /** @maxLength 20 */
  note: string;
  /** @format uuid */
  methodId?: string;
  /** @uniqueItems */
  labels?: string[];
  /**
   * @format int32
   * @minimum 1
   */
  ticket: number;
}

export type Method = Card | BankAccount | Voucher;

export type MethodInput = CardInput | BankAccountInput | VoucherInput;

export interface Card {
  /** @format uuid */
  readonly id: string;
  kind: "card";
  /**
   * @maxLength 19
   * @pattern ^[0-9]+$
   */
  number: string;
  holder: string;
  /** @format date */
  expires?: string;
}

export interface CardInput {
  kind: "card";
  /**
   * @maxLength 19
   * @pattern ^[0-9]+$
   */
  number: string;
  holder: string;
  /** @format date */
  expires?: string;
  pin?: string;
}

export interface BankAccount {
  /** @format uuid */
  readonly id: string;
  kind: "bank-account";
  /** @maxLength 34 */
  number: string;
  holder: string;
  bank?: BankAccountBank;
}

export interface BankAccountInput {
  kind: "bank-account";
  /** @maxLength 34 */
  number: string;
  holder: string;
  bank?: BankAccountBank;
}

export interface BankAccountBank {
  name?: string;
  bic?: string;
}

export interface Voucher {
  /** @format uuid */
  readonly id: string;
  kind: "voucher";
  holder: string;
  /** @minimum 1 */
  amount?: number;
  extra?: VoucherExtra;
}

export interface VoucherInput {
  kind: "voucher";
  holder: string;
  /** @minimum 1 */
  amount?: number;
  extra?: VoucherExtra;
}

export interface VoucherExtra {
  colour?: string;
}

export type Parcel = Box | Letter;

export interface Box {
  /** @pattern ^[A-Z]{3}[0-9]{3}$ */
  code: string;
  form: "box";
  /**
   * @type integer
   * @minimum 1
   */
  weight: number;
}

export interface Letter {
  /** @pattern ^[A-Z]{3}[0-9]{3}$ */
  code: string;
  form: "letter";
  /**
   * @type integer
   * @minimum 1
   * @maximum 99
   */
  pages: number;
  answers?: string;
}

export interface Order {
  /** @type integer */
  readonly id: number;
  /** @format uuid */
  methodId: string;
  parcel?: string;
  /** @format uuid */
  removalId?: string;
  /**
   * @uniqueItems
   * @items.format uuid
   */
  eventIds?: string[];
}

export interface OrderInput {
  /** @format uuid */
  methodId: string;
  parcel?: string;
  /** @format uuid */
  removalId?: string;
  /**
   * @uniqueItems
   * @items.format uuid
   */
  eventIds?: string[];
}
