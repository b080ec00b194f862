// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Plain {
  id?: string;
  parts?: Part;
  old?: Old;
}

export interface Unknown {
  a?: string;
}

export interface Part {
  /** @type integer */
  n?: number;
}

export const Old = {
  X: "x",
  Y: "y",
} as const;
export type Old = (typeof Old)[keyof typeof Old];
