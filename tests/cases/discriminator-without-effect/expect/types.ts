// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/** @format uri */
export type Medium = Film | string;

export type Item = Film | Song;

export interface Film {
  kind: "film";
  /** @type integer */
  minutes?: number;
}

export interface Song {
  /** @type integer */
  bars?: number;
}

export interface Poem {
  /** @type integer */
  lines?: number;
}
