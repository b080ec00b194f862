// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Base {
  id: string;
}

export interface Closed {
  name?: string;
  id: string;
}

export interface Typed {
  name?: string;
  [key: string]: number | string | undefined;
}

export interface Plain {
  x?: number;
}

export type Either = EitherWithLeft | EitherWithRight;

export interface EitherWithLeft {
  common?: string;
  left: string;
}

export interface EitherWithRight {
  common?: string;
  /** @type integer */
  right: number;
}

/** @prefixItems.1.type integer */
export type Pair = [string?, number?];

export type Tail = [string?, ...boolean[]];
