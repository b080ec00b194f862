// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/** @example {"id": "c", "size": 5} */
export interface Thing {
  /**
   * @example "y"
   * @example "z"
   * @example "x"
   */
  id: string;
  /**
   * @type integer
   * @example 1
   * @example "two"
   */
  size?: number;
}
