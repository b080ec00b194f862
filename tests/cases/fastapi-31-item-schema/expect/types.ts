// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface HTTPValidationError {
  detail?: ValidationError[];
}

export interface Item {
  name: string;
  description?: string | null;
}

export interface ValidationError {
  /**
   * Location
   *
   * @items.type integer
   */
  loc: (string | number)[];
  /** Message */
  msg: string;
  /** Error Type */
  type: string;
}

export interface StreamItemsItemsStreamGetEvent {
  data?: string;
  event?: string;
  id?: string;
  /**
   * @type integer
   * @minimum 0
   */
  retry?: number;
}
