// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Selector {
  path?: string;
}

export interface SearchByFormCriteria {
  q: string;
  tags?: string[];
  /**
   * @default 1
   * @type integer
   */
  page?: number;
}
