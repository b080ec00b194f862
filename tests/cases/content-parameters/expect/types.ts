// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface SearchResponseXPage {
  next?: string;
}

export interface SearchFilter {
  field: string;
  op?: SearchFilterOp;
}

export const SearchFilterOp = {
  Eq: "eq",
  Lt: "lt",
} as const;
export type SearchFilterOp = (typeof SearchFilterOp)[keyof typeof SearchFilterOp];

export interface SortItem {
  by?: string;
}
