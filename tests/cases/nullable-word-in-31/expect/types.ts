// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Ticket {
  seat: string;
  show?: Show;
}

export interface Show {
  name?: string;
}
