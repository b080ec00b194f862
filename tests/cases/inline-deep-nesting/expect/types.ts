// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface PostOrdersByIdLinesResponseItem {
  ok?: boolean;
  why?: PostOrdersByIdLinesResponseItemWhy;
}

export interface PostOrdersByIdLinesResponseItemWhy {
  text?: string;
}

export interface PostOrdersByIdLinesRequest {
  lines?: PostOrdersByIdLinesRequestLinesItem[];
}

export interface PostOrdersByIdLinesRequestLinesItem {
  product?: PostOrdersByIdLinesRequestLinesItemProduct;
  delivery?:
    | PostOrdersByIdLinesRequestLinesItemDeliveryWithStreet
    | PostOrdersByIdLinesRequestLinesItemDeliveryWithShop;
}

export interface PostOrdersByIdLinesRequestLinesItemProduct {
  variants?: { [key: string]: PostOrdersByIdLinesRequestLinesItemProductVariantsValue };
}

export interface PostOrdersByIdLinesRequestLinesItemProductVariantsValue {
  size?: PostOrdersByIdLinesRequestLinesItemProductVariantsValueSize;
  prices?: PostOrdersByIdLinesRequestLinesItemProductVariantsValuePricesItemItem[][];
}

export const PostOrdersByIdLinesRequestLinesItemProductVariantsValueSize = {
  S: "s",
  M: "m",
  L: "l",
} as const;
export type PostOrdersByIdLinesRequestLinesItemProductVariantsValueSize =
  (typeof PostOrdersByIdLinesRequestLinesItemProductVariantsValueSize)[keyof typeof PostOrdersByIdLinesRequestLinesItemProductVariantsValueSize];

export interface PostOrdersByIdLinesRequestLinesItemProductVariantsValuePricesItemItem {
  /** @type integer */
  cents?: number;
}

export interface PostOrdersByIdLinesRequestLinesItemDeliveryWithStreet {
  street: string;
}

export interface PostOrdersByIdLinesRequestLinesItemDeliveryWithShop {
  shop: PostOrdersByIdLinesRequestLinesItemDeliveryWithShopShop;
}

export interface PostOrdersByIdLinesRequestLinesItemDeliveryWithShopShop {
  code?: string;
}
