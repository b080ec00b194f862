// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/**
 * @type integer
 * @minimum 0
 */
export type Amount = number;

export interface Price {
  amount?: Amount;
  tax?: Amount;
}
