// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface FindProductsResponseItem {
  sku?: string;
}

export interface FindProductsRequest {
  words?: string[];
  sort?: FindProductsRequestSort;
}

export const FindProductsRequestSort = {
  Price: "price",
  Name: "name",
} as const;
export type FindProductsRequestSort =
  (typeof FindProductsRequestSort)[keyof typeof FindProductsRequestSort];
