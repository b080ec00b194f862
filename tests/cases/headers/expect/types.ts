// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Links = string[];

export interface GetPagesResponseXPoint {
  x?: number;
}

export const GetPagesResponseXMode = {
  Fast: "fast",
  Slow: "slow",
} as const;
export type GetPagesResponseXMode =
  (typeof GetPagesResponseXMode)[keyof typeof GetPagesResponseXMode];
