// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Order {
  billing?: Address;
  shipping?: ShippingAddress;
  note?: Note;
}

export interface Address {
  vat?: string;
}

export interface Note {
  text?: string;
}

export interface ShippingAddress {
  /** @type integer */
  floor?: number;
  note?: ShippingNote;
}

export interface ShippingNote {
  bell?: boolean;
}
