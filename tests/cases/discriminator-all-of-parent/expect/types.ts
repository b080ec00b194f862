// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Event {
  type: string;
  /** @format date-time */
  at: string;
}

export interface Created extends Event {
  name: string;
}

export interface Removed extends Event {
  reason?: string;
}

export interface Archived extends Removed {
  /** @type integer */
  shelf?: number;
}
