// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import type * as types from "./types.js";

export interface paths {}

export interface components {
  schemas: {
    Shelf: types.Shelf;
    Box: types.Box;
    Crate: types.Crate;
    Bag: types.Bag;
    Colour: types.Colour;
    Labels: types.Labels;
    Stock: types.Stock;
    Contact: types.Contact;
    Marker: types.Marker;
    Tree: types.Tree;
    Scan: types.Scan;
    Keeper: types.Keeper;
    Parcel: types.Parcel;
    Sealed: types.Sealed;
  };
}

export interface operations {}
