// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Member {
  name: string;
  loans?: Loan[];
  address?: Address;
}

export const Status = {
  Open: "open",
  Returned: "returned",
} as const;
export type Status = (typeof Status)[keyof typeof Status];

export interface Shelf {
  books?: Book[];
}

export interface FailedResponse {
  message: string;
  member?: Member;
}

export const Currency = {
  EUR: "EUR",
  GBP: "GBP",
} as const;
export type Currency = (typeof Currency)[keyof typeof Currency];

export interface Money {
  /** @type integer */
  cents: number;
  currency?: Currency;
}

export interface Loan {
  /** @format uuid */
  id: string;
  member: Member;
  book: Book;
  status?: Status;
  fine?: Money;
}

export interface Book {
  title?: string;
  binding?: BookBinding;
}

export const BookBinding = {
  Soft: "soft",
  Hard: "hard",
} as const;
export type BookBinding = (typeof BookBinding)[keyof typeof BookBinding];

export interface Address {
  city?: string;
}
