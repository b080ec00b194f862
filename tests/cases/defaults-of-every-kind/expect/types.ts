// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export const Direction = {
  Up: "up",
  Down: "down",
} as const;
export type Direction = (typeof Direction)[keyof typeof Direction];

export interface Settings {
  /** @default "en" */
  locale: string;
  /** @default "" */
  text?: string;
  /**
   * @default 0
   * @type integer
   */
  count?: number;
  /**
   * @default 9007199254740993
   * @type integer
   */
  big?: number;
  /** @default 0.1 */
  ratio?: number;
  /** @default 1 */
  whole?: number;
  /** @default 1e-07 */
  tiny?: number;
  /** @default false */
  enabled?: boolean;
  /** @default null */
  nothing?: string | null;
  /** @default [] */
  tags?: string[];
  /**
   * @default [1, 2, 3]
   * @items.type integer
   */
  sizes?: number[];
  /**
   * @default {"a": 1}
   * @additionalProperties.type integer
   */
  map?: { [key: string]: number };
  /** @default {"a": [1, null, {"b": true}]} */
  free?: unknown;
  direction?: Direction;
  /** @default "down" */
  other?: Direction;
  /** @default "y" */
  inline?: SettingsInline;
  /** @default 2 */
  level?: SettingsLevel;
  /** @default "settings" */
  kind?: "settings";
  /** @default {"x": 1, "y": 2} */
  point?: Point;
  /** @default [{"x": 0, "y": 0}] */
  points?: Point[];
  /**
   * @default ["a", 1]
   * @prefixItems.1.type integer
   */
  pair?: [string?, number?, ...unknown[]];
  /**
   * @default "2024-02-29"
   * @format date
   */
  day?: string;
  /**
   * @default "2024-02-29T12:00:00Z"
   * @format date-time
   */
  moment?: string;
  /**
   * @default "00000000-0000-0000-0000-000000000000"
   * @format uuid
   */
  id?: string;
  /**
   * @default "https://example.com"
   * @format uri
   */
  url?: string;
  /**
   * @default 5
   * @type integer
   */
  either?: string | number;
  /** @default {} */
  nested?: SettingsNested;
  /**
   * @default "seven"
   * @type integer
   */
  wrong?: number;
  /** @default "c" */
  outside?: SettingsOutside;
  /**
   * @default "abcd"
   * @maxLength 3
   */
  tooLong?: string;
}

export const SettingsInline = {
  X: "x",
  Y: "y",
} as const;
export type SettingsInline = (typeof SettingsInline)[keyof typeof SettingsInline];

export const SettingsLevel = {
  Value1: 1,
  Value2: 2,
} as const;
export type SettingsLevel = (typeof SettingsLevel)[keyof typeof SettingsLevel];

export interface SettingsNested {
  /**
   * @default 7
   * @type integer
   */
  deep?: number;
}

export const SettingsOutside = {
  A: "a",
  B: "b",
} as const;
export type SettingsOutside = (typeof SettingsOutside)[keyof typeof SettingsOutside];

export interface Point {
  x: number;
  y: number;
}
