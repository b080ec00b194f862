// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/** A word of the dictionary */
export interface Word {
  /**
   * Identifier
   *
   * @type integer
   */
  id?: number;
  forms?: string[];
}
