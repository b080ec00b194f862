// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Letter {
  /** @format uuid */
  readonly id: string;
  text: string;
  /** @format date-time */
  sentAt: string;
}
