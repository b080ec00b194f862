// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Team {
  name: string;
  members: Member[];
  byRole?: { [key: string]: Person };
  city?: City;
}

export interface TeamInput {
  name: string;
  members: MemberInput[];
  byRole?: { [key: string]: PersonInput };
  city?: City;
}

export type Member = Person | Robot;

export type MemberInput = PersonInput | Robot;

export interface Person {
  readonly id: string;
  kind: "person";
  friend?: Person;
}

export interface PersonInput {
  kind: "person";
  password: string;
  friend?: PersonInput;
}

export interface Robot {
  kind: "robot";
  model?: string;
}

export interface City {
  name?: string;
}
