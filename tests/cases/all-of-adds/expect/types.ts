// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Person {
  name: string;
}

/** Somebody who works here. */
export interface Employee extends Person {
  /** @type integer */
  number: number;
  office?: string;
}

export interface Manager extends Employee {
  reports: Employee[];
}

export type Guest = Person;

/** Only words are added here. */
export type Visitor = Person;

export interface Contractor extends Person {
  /** @format date */
  until?: string;
}
