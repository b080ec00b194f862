// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Station {
  /** @pattern ^[A-Z]{3}$ */
  code: string;
  /** @maxLength 100 */
  name: string;
}

export interface Trip {
  /** @format uuid */
  readonly id: string;
  from: string;
  /** @format date-time */
  leavesAt?: string;
  /** @multipleOf 0.01 */
  fare: number;
  stops?: Stop[];
  notes?: { [key: string]: unknown };
}

export interface TripInput {
  from: string;
  /** @format date-time */
  leavesAt?: string;
  /** @multipleOf 0.01 */
  fare: number;
  stops?: Stop[];
  notes?: { [key: string]: unknown };
  secret?: string;
}

export interface Stop {
  at?: string;
}
