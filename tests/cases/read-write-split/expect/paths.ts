// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/teams": {
    post: operations["createTeam"];
  };
  "/cities": {
    post: operations["createCity"];
  };
}

export interface components {
  schemas: {
    Team: types.Team;
    Member: types.Member;
    Person: types.Person;
    Robot: types.Robot;
    City: types.City;
  };
}

export interface operations {
  createTeam: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: {
      content: { "application/json": types.TeamInput };
    };
    responses: {
      /** Created */
      201: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.Team };
      };
    };
  };
  createCity: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: {
      content: { "application/json": types.City };
    };
    responses: {
      /** Created */
      201: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.City };
      };
    };
  };
}
