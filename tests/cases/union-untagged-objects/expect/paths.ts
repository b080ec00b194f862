// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Shape: types.Shape;
    Source: types.Source;
    Contact: types.Contact;
    Person: types.Person;
    Company: types.Company;
    Drawing: types.Drawing;
    Reach: types.Reach;
  };
}

export interface operations {}
