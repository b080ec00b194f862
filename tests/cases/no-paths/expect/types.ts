// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Money {
  /** @type integer */
  amount: number;
  currency?: string;
}
