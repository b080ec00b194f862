// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface PSimpleListLabelMatrixPointMatrix {
  a?: string;
}

export interface PSimpleListLabelMatrixPointPoint {
  x?: number;
  y?: number;
}

export interface GetWithParametersDeep {
  min?: number;
  max?: number;
}

export interface GetWithParametersSpread {
  /** @type integer */
  red?: number;
  /** @type integer */
  green?: number;
}
