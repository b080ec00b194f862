// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export const Airline = {
  BA: "BA",
  LH: "LH",
  JAL: "JAL",
} as const;
export type Airline = (typeof Airline)[keyof typeof Airline] | (string & {});

/**
 * @minLength 1
 * @maxLength 20
 */
export const Cabin = {
  Economy: "economy",
  Business: "business",
} as const;
export type Cabin = (typeof Cabin)[keyof typeof Cabin] | (string & {});

export const Meal = {
  Vegan: "vegan",
  Kosher: "kosher",
  Halal: "halal",
} as const;
export type Meal = (typeof Meal)[keyof typeof Meal] | (string & {});

/** @type integer */
export type Terminal = number | TerminalSecondInteger;

export const TerminalSecondInteger = {
  Value1: 1,
  Value2: 2,
  Value5: 5,
} as const;
export type TerminalSecondInteger =
  (typeof TerminalSecondInteger)[keyof typeof TerminalSecondInteger];

export interface Flight {
  airline: Airline;
  cabin?: Cabin;
  meal?: Meal;
  terminal?: Terminal;
  status?: FlightStatus | null;
  gate?: FlightGate | null;
}

export const FlightStatus = {
  OnTime: "on-time",
  Late: "late",
} as const;
export type FlightStatus = (typeof FlightStatus)[keyof typeof FlightStatus] | (string & {});

export const FlightGate = {
  A: "A",
  B: "B",
} as const;
export type FlightGate = (typeof FlightGate)[keyof typeof FlightGate] | (string & {});
