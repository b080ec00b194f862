// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Class {
  type?: Type;
  None?: null;
}

export const Type = {
  Str: "str",
  Int: "int",
  None: "None",
  Type: "type",
} as const;
export type Type = (typeof Type)[keyof typeof Type];

export interface None {
  none?: string;
}

export interface BaseModel {
  model_config?: string;
  /** @type integer */
  model_fields?: number;
  model_dump?: string;
  schema?: string;
  json?: string;
  copy?: boolean;
  dict?: { [key: string]: unknown };
  validate?: string;
  construct?: string;
}

export interface Field {
  Field?: string;
  field?: string;
  alias?: string;
}

export interface Any {
  any?: unknown;
}

export type List = Any[];

export interface Optional {
  value?: List | null;
}

export type Union = Optional | Literal;

export interface Literal {
  literal?: "x";
}

/** @maxLength 3 */
export type Annotated = string;

export interface Str {
  str?: string;
  /** @type integer */
  int?: number;
  float?: number;
  bool?: boolean;
  list?: string[];
  /** @format date */
  date?: string;
}

/**
 * @type integer
 * @minimum 1
 */
export type Int = number;

export interface DateSchema {
  /** @format date */
  date?: string;
  /** @format date-time */
  datetime?: string;
  /** @format uuid */
  UUID?: string;
}

export const Enum = {
  Name: "name",
  Value: "value",
  Ignore: "_ignore_",
  Mro: "mro",
  Init: "__init__",
  Missing: "_missing_",
} as const;
export type Enum = (typeof Enum)[keyof typeof Enum];

export interface ObjectSchema {
  object?: { [key: string]: unknown };
  id?: string;
}

export type Object = string;

export type Record = { [key: string]: Array };

export interface Array {
  /** @type integer */
  length?: number;
}

export interface Date {
  /** @format date-time */
  now?: string;
}

export interface Promise {
  then?: string;
  catch?: string;
  finally?: string;
}

export interface Partial {
  readonly?: boolean;
}

export interface Default {
  default?: string;
  constructor?: string;
  __proto__?: string;
  prototype?: string;
  toString?: string;
  hasOwnProperty?: boolean;
}

export interface Error {
  await?: string;
  yield?: string;
  lambda?: string;
  from?: string;
  in?: string;
  is?: string;
  new?: string;
  let?: string;
  var?: string;
  function?: string;
  interface?: string;
  enum?: string;
  True?: boolean;
  undefined?: string;
  NaN?: number;
  arguments?: string;
  eval?: string;
}

export interface Underscored {
  _id?: string;
  /** @type integer */
  __v?: number;
  _?: string;
  $type?: string;
  "@id"?: string;
  "#text"?: string;
  _private_?: string;
}

export interface MISSING {
  MISSING?: string;
}

export interface Unknown {
  never?: string;
  unknown?: unknown;
  any?: unknown;
  symbol?: string;
}
