// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Answer {
  mood: AnswerMood | null;
  pace?: AnswerPace | null;
  level?: AnswerLevel;
  reason?: Reason | null;
  reasons?: (Reason | null)[];
  nothing?: null;
  never?: never;
}

export const AnswerMood = {
  Good: "good",
  Bad: "bad",
} as const;
export type AnswerMood = (typeof AnswerMood)[keyof typeof AnswerMood];

export const AnswerPace = {
  Slow: "slow",
  Fast: "fast",
} as const;
export type AnswerPace = (typeof AnswerPace)[keyof typeof AnswerPace];

export const AnswerLevel = {
  Value1: 1,
  Value2: 2,
  Value3: 3,
} as const;
export type AnswerLevel = (typeof AnswerLevel)[keyof typeof AnswerLevel];

export const Reason = {
  Price: "price",
  Quality: "quality",
} as const;
export type Reason = (typeof Reason)[keyof typeof Reason];
