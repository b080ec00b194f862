// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Moon {
  name?: string;
  planet?: Planet;
  sister?: Moon;
}

export interface Planet {
  name?: string;
}
