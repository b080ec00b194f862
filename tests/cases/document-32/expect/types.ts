// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Tickets = TicketsItem[];

export interface TicketsItem {
  id?: string;
}
