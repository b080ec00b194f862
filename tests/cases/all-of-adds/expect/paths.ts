// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Person: types.Person;
    Employee: types.Employee;
    Manager: types.Manager;
    Guest: types.Guest;
    Visitor: types.Visitor;
    Contractor: types.Contractor;
  };
}

export interface operations {}
