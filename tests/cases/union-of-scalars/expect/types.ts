// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Cell = string | number | boolean | null;

export type Amount = number;

/**
 * @type integer
 * @minimum 1
 * @maximum 1000
 */
export type Limit = number | "unlimited";

/**
 * @format date
 * @format date-time
 * @type integer
 */
export type Moment = string | number;

/**
 * @maxLength 10
 * @pattern ^#
 */
export type Text = string;

/**
 * @minLength 1
 * @minItems 1
 */
export type Selector = string | string[];

export type Anyhow = unknown;

export interface Sheet {
  cells?: Cell[];
  limit?: Limit;
  /**
   * @type integer
   * @minimum 0
   * @pattern ^[0-9]+$
   */
  rows?: number | string;
}
