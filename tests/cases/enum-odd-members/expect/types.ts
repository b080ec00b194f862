// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export const Reaction = {
  Plus1: "+1",
  Minus1: "-1",
  Laugh: "laugh",
  Heart: "heart",
} as const;
export type Reaction = (typeof Reaction)[keyof typeof Reaction];

export const Place = {
  Value1st: "1st",
  Value2nd: "2nd",
  Third: "third",
} as const;
export type Place = (typeof Place)[keyof typeof Place];

export const Blank = {
  Empty: "",
  Space: " ",
  SpaceSpace: "  ",
  Full: "full",
} as const;
export type Blank = (typeof Blank)[keyof typeof Blank];

export const Operator = {
  Less: "<",
  LessEquals: "<=",
  Equals: "=",
  NotEquals: "!=",
  Greater: ">",
  GreaterEquals: ">=",
  Star: "*",
  StarStar: "**",
} as const;
export type Operator = (typeof Operator)[keyof typeof Operator];

export const Keyword = {
  Class: "class",
  None: "None",
  True: "True",
  Def: "def",
  Import: "import",
  Name: "name",
  Value: "value",
  Mro: "mro",
  Self: "self",
  Constructor: "constructor",
  ToString: "toString",
  Default: "default",
} as const;
export type Keyword = (typeof Keyword)[keyof typeof Keyword];

export const Case = {
  A: "a",
  AUpper: "A",
  Asc: "asc",
  ASCUpper: "ASC",
  AscOther: "Asc",
} as const;
export type Case = (typeof Case)[keyof typeof Case];

export const Separator = {
  FooBar: "foo-bar",
  FooUnderscoreBar: "foo_bar",
  FooSpaceBar: "foo bar",
  FooBarOther: "fooBar",
} as const;
export type Separator = (typeof Separator)[keyof typeof Separator];

export const Script = {
  日本語: "日本語",
  Ελληνικά: "Ελληνικά",
  SlightlySmilingFace: "🙂",
  Naïve: "naïve",
  Naive: "naive",
} as const;
export type Script = (typeof Script)[keyof typeof Script];

export type Mixed = "auto" | 12 | 1.5 | true | null;

export const Sorted = {
  CreatedAt: "created_at",
  MinusCreatedUnderscoreAt: "-created_at",
  Created: "@created",
  CreatedDotAt: "created.at",
} as const;
export type Sorted = (typeof Sorted)[keyof typeof Sorted];

export type Flag = true;

export type Flags = boolean;

export type Rate = 0.5 | 1 | 2.5;

export const Twice = {
  Once: "once",
  Twice: "twice",
} as const;
export type Twice = (typeof Twice)[keyof typeof Twice];

export const Whole = {
  Value1: 1,
  Value2: 2,
  Value3: 3,
} as const;
export type Whole = (typeof Whole)[keyof typeof Whole];

export type Stray = "day";

export type Single = "only";

export const Version = {
  V1: "v1",
  V1_1: "v1.1",
  V11: "v11",
  Value2024_01_01: "2024-01-01",
} as const;
export type Version = (typeof Version)[keyof typeof Version];

export type Point = { x: 1 } | [1, 2] | "origin";
