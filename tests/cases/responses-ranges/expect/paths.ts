// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {
  "/jobs": {
    post: operations["startJob"];
  };
  "/ranges": {
    get: operations["getRange"];
  };
  "/silent": {
    get: operations["getSilence"];
  };
}

export interface components {
  schemas: {};
}

export interface operations {
  startJob: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Done at once */
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.StartJobResponse };
      };
      /** Started */
      202: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.StartJob202Response };
      };
      /** Nothing to do */
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      /** Look there */
      303: {
        headers: {
          /** @format uri */
          Location: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** You are wrong */
      "4XX": {
        headers: { [name: string]: unknown };
        content: { "application/problem+json": types.StartJob4XXResponse };
      };
      /** We are wrong */
      "5XX": {
        headers: { [name: string]: unknown };
        content: { "text/plain": string; "application/json": types.StartJob5XXResponse };
      };
      /** Who knows */
      default: {
        headers: { [name: string]: unknown };
        content: { "application/json": types.StartJobDefaultResponse };
      };
    };
  };
  getRange: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Fine */
      "2XX": {
        headers: { [name: string]: unknown };
        content: { "application/json": types.GetRangeResponseItem[] };
      };
    };
  };
  getSilence: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      /** Anything */
      default: {
        headers: { [name: string]: unknown };
        content?: never;
      };
    };
  };
}
