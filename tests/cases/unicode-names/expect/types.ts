// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Maß {
  größe?: number;
  ﬁne?: string;
  straße?: string;
  STRASSE?: string;
}

export interface 住所 {
  都市?: string;
  郵便番号?: string;
  "番地-2"?: string;
}

export const Greeting = {
  Да: "да",
  Нет: "нет",
  МожетБыть: "может быть",
} as const;
export type Greeting = (typeof Greeting)[keyof typeof Greeting];

export interface Accents {
  é?: string;
  é?: string;
  /** @type integer */
  "²"?: number;
  "½"?: number;
}

export interface Emoji {
  "🙂"?: string;
  "👍🏽"?: string;
  "🇪🇺"?: string;
}

export interface Signs {
  "+"?: string;
  "-"?: string;
  "%"?: number;
  "€"?: number;
  "..."?: string;
  ""?: string;
  "<>"?: string;
}

export interface Digits {
  "1"?: string;
  "01"?: string;
  "1st"?: string;
  "٣"?: string;
  "1.5"?: string;
  "2fa"?: boolean;
}
