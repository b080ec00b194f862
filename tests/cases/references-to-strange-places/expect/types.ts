// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Whole {
  part?: WholePart;
  state?: WholeState;
  choice?: WholeChoiceWithL | string;
}

export interface WholePart {
  deep?: WholePartDeepItem[];
}

export interface WholePartDeepItem {
  v?: string;
}

export const WholeState = {
  On: "on",
  Off: "off",
} as const;
export type WholeState = (typeof WholeState)[keyof typeof WholeState];

export interface WholeChoiceWithL {
  l?: string;
}

export interface Users {
  property?: WholePart;
  item?: WholePartDeepItem;
  state?: WholeState;
  branch?: WholeChoiceWithL;
  response?: GetItResponse;
  parameter?: GetItC;
  escaped?: WithSlashTildeSpace;
  dotted?: ComExampleThing;
}

export interface ComExampleThing {
  b?: string;
}

export interface ComExampleV2Thing {
  c?: string;
}

export interface GetItResponse {
  id?: string;
}

export const GetItC = {
  X: "x",
  Y: "y",
} as const;
export type GetItC = (typeof GetItC)[keyof typeof GetItC];

export interface WithSlashTildeSpace {
  a?: string;
}
