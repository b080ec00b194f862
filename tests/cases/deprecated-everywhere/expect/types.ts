// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/** @deprecated */
export interface Old {
  /**
   * Use label.
   *
   * @deprecated
   */
  name?: string;
  label?: string;
  /** @deprecated */
  kind?: OldKind;
  /** @deprecated */
  ref?: Fine;
}

/** @deprecated */
export const OldKind = {
  A: "a",
  B: "b",
} as const;
export type OldKind = (typeof OldKind)[keyof typeof OldKind];

/** @deprecated */
export type OldText = string;

/** @deprecated */
export const OldChoice = {
  A: "a",
  B: "b",
} as const;
export type OldChoice = (typeof OldChoice)[keyof typeof OldChoice];

export interface Fine {
  old?: Old;
}
