// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Patient {
  id: string;
  allergy: string | null;
  insurer?: string | null;
  phone?: string;
  /** @items.type integer */
  beds?: (number | null)[] | null;
  contact?: PatientContact | null;
  ward: Ward;
  doctor?: Doctor | Nobody;
  blood: PatientBlood | null;
  gender?: PatientGender;
}

export interface PatientContact {
  name?: string;
}

export const PatientBlood = {
  A: "a",
  B: "b",
  Ab: "ab",
  Value0: "0",
} as const;
export type PatientBlood = (typeof PatientBlood)[keyof typeof PatientBlood];

export const PatientGender = {
  Female: "female",
  Male: "male",
  Other: "other",
} as const;
export type PatientGender = (typeof PatientGender)[keyof typeof PatientGender];

export type Ward = string | null;

export interface Doctor {
  name: string;
}

export type Nobody = null;
