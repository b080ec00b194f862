// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Tick {
  /** @format date-time */
  at: string;
  price?: number;
}

export interface FollowEventsEvent {
  event?: string;
  id?: string;
  /**
   * @type integer
   * @minimum 0
   */
  retry?: number;
  data: string;
}

export interface ImportTicksItem {
  /** @type integer */
  n?: number;
}
