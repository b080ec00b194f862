// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Point {
  x: number;
  y: number;
}

export interface Empty {
  [key: string]: never;
}

export interface Strange {
  never: never;
}

export interface Line {
  from?: Point;
  style?: LineStyle;
}

export interface LineStyle {
  width?: number;
}

export interface Optional {
  id?: string;
}
