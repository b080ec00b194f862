// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Notice: types.Notice;
    Mail: types.Mail;
    Sms: types.Sms;
    Other: types.Other;
  };
}

export interface operations {}
