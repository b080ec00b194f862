// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Form {
  name?: string;
  /** @format email */
  email?: string;
  /** @type integer */
  age?: number;
}

export interface CompleteForm {
  name: string;
  /** @format email */
  email: string;
  /** @type integer */
  age?: number;
}

export interface SignedForm {
  name: string;
  /** @format email */
  email?: string;
  /** @type integer */
  age?: number;
  signature: unknown;
}
