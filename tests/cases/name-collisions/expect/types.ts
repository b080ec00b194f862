// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface UserLowercase {
  a?: string;
}

export interface User {
  b?: string;
}

export interface USERSchema {
  c?: string;
}

export type UserNameSchema = string;

export type UserName = string;

/** @type integer */
export type UserUnderscoreName = number;

export interface Order {
  status?: OrderStatusLowercase;
  Status?: OrderStatusField;
  line_item?: OrderLineItem;
  lineItem?: OrderLineItemField;
  lines?: OrderItems[];
  linesItem?: OrderLinesItem;
}

export const OrderStatusLowercase = {
  Open: "open",
  Closed: "closed",
} as const;
export type OrderStatusLowercase = (typeof OrderStatusLowercase)[keyof typeof OrderStatusLowercase];

export const OrderStatusField = {
  New: "new",
  Old: "old",
} as const;
export type OrderStatusField = (typeof OrderStatusField)[keyof typeof OrderStatusField];

export interface OrderLineItem {
  a?: string;
}

export interface OrderLineItemField {
  b?: string;
}

export interface OrderItems {
  id?: string;
}

export interface OrderLinesItem {
  /** @type integer */
  id?: number;
}

export interface OrderStatus {
  /** @type integer */
  code?: number;
}

export interface GetUserResponse {
  mine?: string;
}

export interface OrderInput {
  readonly id?: string;
}

export interface OrderInputInput {
  [key: string]: unknown;
}

export interface Error {
  code?: ErrorCodeField;
}

export const ErrorCodeField = {
  X: "x",
  Y: "y",
} as const;
export type ErrorCodeField = (typeof ErrorCodeField)[keyof typeof ErrorCodeField];

export interface ErrorCodeSchema {
  code?: string;
}

export type ErrorCode = string;

export interface GetUserResponseJson {
  name?: string;
}

export interface GetUserResponseVndUserJson {
  full?: string;
}

export interface GetUser404Response {
  why?: string;
}

export const GetUserSortBy = {
  Name: "name",
  Age: "age",
} as const;
export type GetUserSortBy = (typeof GetUserSortBy)[keyof typeof GetUserSortBy];

export const GetUserSortByParameter = {
  City: "city",
  Date: "date",
} as const;
export type GetUserSortByParameter =
  (typeof GetUserSortByParameter)[keyof typeof GetUserSortByParameter];

export const GetUserSortByParameterHeader = {
  Up: "up",
  Down: "down",
} as const;
export type GetUserSortByParameterHeader =
  (typeof GetUserSortByParameterHeader)[keyof typeof GetUserSortByParameterHeader];

export interface GetUserGetUsersResponse {
  id?: string;
}
