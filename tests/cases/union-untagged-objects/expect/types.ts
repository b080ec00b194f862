// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Shape = ShapeWithRadius | ShapeWithHeight;

export interface ShapeWithRadius {
  radius: number;
}

export interface ShapeWithHeight {
  width: number;
  height: number;
}

export type Source = SourceFromAFile | SourceFromTheWeb | string;

/** From a file */
export interface SourceFromAFile {
  path: string;
}

/** From the web */
export interface SourceFromTheWeb {
  url: string;
}

export type Contact = Person | Company;

export interface Person {
  name?: string;
  /** @format date */
  born?: string;
}

export interface Company {
  name?: string;
  vat?: string;
}

export interface Drawing {
  parts?: (DrawingPartsItemLine | DrawingPartsItemText)[];
  owner?: Contact;
}

export interface DrawingPartsItemLine {
  kind: "line";
  /** @type integer */
  to?: number;
}

export interface DrawingPartsItemText {
  kind: "text";
  text?: string;
}

export type Reach = {
  email?: string;
  phone?: string;
} & ({ email: string } | { phone: string });
