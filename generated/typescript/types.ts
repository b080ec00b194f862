// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/**
 * A person who wrote at least one book.
 *
 * @example {"id": "8c0f2b0e-6a3d-4f27-9c9e-0b6f7a1d2e34", "name": "Ursula K. Le Guin", "bornOn": "1929-10-21"}
 */
export interface Author {
  /** @format uuid */
  readonly id: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  name: string;
  /**
   * Null where nobody knows.
   *
   * @format date
   */
  bornOn: string | null;
  /** @maxLength 4000 */
  biography?: string | null;
  /** @format uri */
  website?: string;
}

/**
 * A person who wrote at least one book.
 *
 * @example {"name": "Ursula K. Le Guin", "bornOn": "1929-10-21"}
 */
export interface AuthorInput {
  /**
   * @minLength 1
   * @maxLength 200
   */
  name: string;
  /**
   * Null where nobody knows.
   *
   * @format date
   */
  bornOn: string | null;
  /** @maxLength 4000 */
  biography?: string | null;
  /** @format uri */
  website?: string;
}

/**
 * Thirteen digits, no hyphens.
 *
 * @pattern ^97[89][0-9]{10}$
 * @example "9780441172719"
 */
export type Isbn = string;

/** How a book is made. */
export const Format = {
  Hardback: "hardback",
  Paperback: "paperback",
  Ebook: "ebook",
  Audiobook: "audiobook",
} as const;
export type Format = (typeof Format)[keyof typeof Format];

/** An ISO 639 code. Those listed have a page of their own; others may come. */
export const Language = {
  En: "en",
  Cy: "cy",
  De: "de",
  Fr: "fr",
  Ja: "ja",
} as const;
export type Language = (typeof Language)[keyof typeof Language] | (string & {});

/**
 * An ISO 4217 code; be ready for others than those listed.
 *
 * @pattern ^[A-Z]{3}$
 */
export const Currency = {
  GBP: "GBP",
  EUR: "EUR",
  USD: "USD",
} as const;
export type Currency = (typeof Currency)[keyof typeof Currency] | (string & {});

/**
 * An amount in the smallest unit of its currency, so that nothing is ever rounded.
 *
 * @example {"amount": 1299, "currency": "GBP"}
 */
export interface Money {
  /**
   * Pence, cents, yen.
   *
   * @format int64
   * @minimum 0
   */
  amount: number;
  currency: Currency;
}

/** One edition of a book. */
export interface Book {
  isbn: Isbn;
  /**
   * @minLength 1
   * @maxLength 300
   */
  title: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  subtitle?: string | null;
  /**
   * The title in other languages, by language.
   *
   * @additionalProperties.minLength 1
   * @example {"cy": "Twyni", "de": "Der Wüstenplanet"}
   */
  titles?: { [key: string]: string };
  /**
   * @minItems 1
   * @uniqueItems
   * @items.format uuid
   */
  authorIds: string[];
  /** @maxLength 4000 */
  blurb?: string | null;
  format: Format;
  language: Language;
  /** The `slug` of a category. */
  category?: string;
  /** @format date */
  publishedOn?: string;
  price: Money;
  /**
   * Width, height and thickness in millimetres.
   *
   * @prefixItems.0.exclusiveMinimum 0
   * @prefixItems.1.exclusiveMinimum 0
   * @prefixItems.2.exclusiveMinimum 0
   * @example [106, 174, 38.5]
   */
  dimensions?: [width: number, height: number, thickness: number];
  /**
   * In grams.
   *
   * @minimum 0
   * @multipleOf 0.1
   */
  weight?: number;
  /**
   * Whether it can still be ordered.
   *
   * @default true
   */
  inPrint?: boolean;
  /**
   * Null until somebody reviews it.
   *
   * @minimum 1
   * @maximum 5
   */
  readonly averageStars: number | null;
}

/** One edition of a book. */
export interface BookInput {
  isbn: Isbn;
  /**
   * @minLength 1
   * @maxLength 300
   */
  title: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  subtitle?: string | null;
  /**
   * The title in other languages, by language.
   *
   * @additionalProperties.minLength 1
   * @example {"cy": "Twyni", "de": "Der Wüstenplanet"}
   */
  titles?: { [key: string]: string };
  /**
   * @minItems 1
   * @uniqueItems
   * @items.format uuid
   */
  authorIds: string[];
  /** @maxLength 4000 */
  blurb?: string | null;
  format: Format;
  language: Language;
  /** The `slug` of a category. */
  category?: string;
  /** @format date */
  publishedOn?: string;
  price: Money;
  /**
   * Width, height and thickness in millimetres.
   *
   * @prefixItems.0.exclusiveMinimum 0
   * @prefixItems.1.exclusiveMinimum 0
   * @prefixItems.2.exclusiveMinimum 0
   * @example [106, 174, 38.5]
   */
  dimensions?: [width: number, height: number, thickness: number];
  /**
   * In grams.
   *
   * @minimum 0
   * @multipleOf 0.1
   */
  weight?: number;
  /**
   * Whether it can still be ordered.
   *
   * @default true
   */
  inPrint?: boolean;
}

/**
 * A part of the catalogue, with the parts it falls into.
 *
 * @example {"slug": "fiction", "name": "Fiction", "children": [{"slug": "science-fiction", "name": "Science fiction"}]}
 */
export interface Category {
  /** @pattern ^[a-z0-9]+(-[a-z0-9]+)*$ */
  slug: string;
  name: string;
  children?: Category[];
}

/** How good a reader found a book. */
export const Stars = {
  Poor: 1,
  Fair: 2,
  Good: 3,
  VeryGood: 4,
  Excellent: 5,
} as const;
export type Stars = (typeof Stars)[keyof typeof Stars];

/** What a customer thinks of a book. */
export interface Review {
  stars: Stars;
  /**
   * Plain text; markup is shown as it is.
   *
   * @maxLength 5000
   */
  text?: string;
  /** @format date-time */
  readonly writtenAt: string;
}

/** What a customer thinks of a book. */
export interface ReviewInput {
  stars: Stars;
  /**
   * Plain text; markup is shown as it is.
   *
   * @maxLength 5000
   */
  text?: string;
}

/** Somebody with an account in the shop. */
export interface Customer {
  /** @format uuid */
  readonly id: string;
  /**
   * @format email
   * @maxLength 254
   */
  email: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  name: string;
  /**
   * Whether we may write once a month.
   *
   * @default false
   */
  newsletter?: boolean;
  /** @format date-time */
  readonly joinedAt: string;
}

/** Somebody with an account in the shop. */
export interface CustomerInput {
  /**
   * @format email
   * @maxLength 254
   */
  email: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  name: string;
  /**
   * @format password
   * @minLength 12
   * @maxLength 200
   */
  password: string;
  /**
   * Whether we may write once a month.
   *
   * @default false
   */
  newsletter?: boolean;
}

/** Where post arrives, anywhere in the world. */
export interface Address {
  /** @minLength 1 */
  name: string;
  /** @minLength 1 */
  street: string;
  /** @minLength 1 */
  city: string;
  /** @maxLength 12 */
  postcode?: string;
  /**
   * An ISO 3166-1 code.
   *
   * @pattern ^[A-Z]{2}$
   * @example "GB"
   */
  country: string;
  /** @pattern ^\+[0-9]{6,15}$ */
  phone?: string | null;
}

/** An address where somebody can be called about a parcel. */
export interface ShippingAddress {
  /** @minLength 1 */
  name: string;
  /** @minLength 1 */
  street: string;
  /** @minLength 1 */
  city: string;
  /** @maxLength 12 */
  postcode?: string;
  /**
   * An ISO 3166-1 code.
   *
   * @pattern ^[A-Z]{2}$
   * @example "GB"
   */
  country: string;
  /** @pattern ^\+[0-9]{6,15}$ */
  phone: string;
}

/** What a customer buys, and how far it has come. */
export interface Order {
  /** @format uuid */
  readonly id: string;
  /** @format uuid */
  customerId: string;
  /** @default "placed" */
  readonly status: OrderStatus;
  /**
   * @minItems 1
   * @maxItems 100
   */
  lines: OrderLine[];
  readonly total: Money;
  /** How it was paid; sent beside the order. */
  readonly payment: Payment;
  shippingAddress: ShippingAddress;
  /** @maxLength 500 */
  giftMessage?: string | null;
  /** @format date-time */
  readonly placedAt: string;
}

/** What a customer buys, and how far it has come. */
export interface OrderInput {
  /** @format uuid */
  customerId: string;
  /**
   * @minItems 1
   * @maxItems 100
   */
  lines: OrderLineInput[];
  /**
   * For a discount, if it is still valid.
   *
   * @maxLength 40
   */
  couponCode?: string;
  shippingAddress: ShippingAddress;
  /** @maxLength 500 */
  giftMessage?: string | null;
}

export const OrderStatus = {
  Placed: "placed",
  Packed: "packed",
  Shipped: "shipped",
  Delivered: "delivered",
  Cancelled: "cancelled",
} as const;
export type OrderStatus = (typeof OrderStatus)[keyof typeof OrderStatus];

/** One book of an order, in any number of copies. */
export interface OrderLine {
  isbn: Isbn;
  /**
   * @default 1
   * @format int32
   * @minimum 1
   * @maximum 999
   */
  quantity?: number;
  /** For one copy, on the day of the order. */
  readonly price: Money;
}

/** One book of an order, in any number of copies. */
export interface OrderLineInput {
  isbn: Isbn;
  /**
   * @default 1
   * @format int32
   * @minimum 1
   * @maximum 999
   */
  quantity?: number;
}

/** How an order is paid. */
export type Payment = CardPayment | BankTransfer | Voucher;

/** How an order is paid. */
export type PaymentInput = CardPaymentInput | BankTransferInput | Voucher;

/** By card, at once. */
export interface CardPayment {
  method: "card";
  /**
   * Of the card number.
   *
   * @pattern ^[0-9]{4}$
   */
  readonly lastDigits?: string;
  /** Absent where the card itself was used. */
  wallet?: CardPaymentWallet;
}

/** By card, at once. */
export interface CardPaymentInput {
  method: "card";
  /** From the payment provider's form; never a card number. */
  token: string;
  /** Absent where the card itself was used. */
  wallet?: CardPaymentWallet;
}

/** Absent where the card itself was used. */
export const CardPaymentWallet = {
  ApplePay: "apple-pay",
  GooglePay: "google-pay",
} as const;
export type CardPaymentWallet = (typeof CardPaymentWallet)[keyof typeof CardPaymentWallet];

/** By bank transfer; the parcel waits until the money is there. */
export interface BankTransfer {
  method: "bank-transfer";
  /**
   * The account that the money comes from.
   *
   * @minLength 15
   * @maxLength 34
   */
  iban: string;
  /** What to write on the transfer. */
  readonly reference?: string;
}

/** By bank transfer; the parcel waits until the money is there. */
export interface BankTransferInput {
  method: "bank-transfer";
  /**
   * The account that the money comes from.
   *
   * @minLength 15
   * @maxLength 34
   */
  iban: string;
}

/** With a voucher that covers the whole order. */
export interface Voucher {
  method: "voucher";
  /**
   * @pattern ^[A-Z]+-[0-9]{4}$
   * @example "SPRING-2026"
   */
  code: string;
}

/** One event of the stream; `event` says which. */
export type OrderEvent = StatusChanged | ParcelScanned;

/** The order reached its next status; `data` is the order as it is now. */
export interface StatusChanged {
  event: "status-changed";
  id: string;
  data: string;
}

/** Somebody along the way saw the parcel. */
export interface ParcelScanned {
  event: "parcel-scanned";
  id: string;
  /** Where the parcel was seen, in words. */
  data: string;
}

/** What all pages have in common. */
export interface Page {
  /** The `cursor` of the page after this one; null on the last. */
  next: string | null;
  /**
   * How many there are on all pages together.
   *
   * @format int64
   * @minimum 0
   */
  total?: number;
}

export interface AuthorPage extends Page {
  items: Author[];
}

export interface BookPage extends Page {
  items: Book[];
}

/**
 * What went wrong (RFC 9457).
 *
 * @example {"type": "about:blank", "title": "Not Found", "status": 404}
 */
export interface Problem {
  /**
   * @default "about:blank"
   * @format uri-reference
   */
  type: string;
  title: string;
  /**
   * @format int32
   * @minimum 400
   * @maximum 599
   */
  status: number;
  detail?: string;
  /** @format uri-reference */
  instance?: string;
}

/** A problem with the places in the request that caused it. */
export interface ValidationProblem extends Problem {
  /** @minItems 1 */
  errors: ValidationProblemErrorsItem[];
}

export interface ValidationProblemErrorsItem {
  /** @format json-pointer */
  pointer: string;
  detail: string;
}

export interface ListBooksPrice {
  /**
   * @type integer
   * @minimum 0
   */
  from?: number;
  /**
   * @type integer
   * @minimum 0
   */
  to?: number;
}

export const ListBooksSort = {
  Title: "title",
  MinusTitle: "-title",
  PublishedOn: "publishedOn",
  MinusPublishedOn: "-publishedOn",
} as const;
export type ListBooksSort = (typeof ListBooksSort)[keyof typeof ListBooksSort];

export interface UpdateBookRequest {
  /**
   * @minLength 1
   * @maxLength 300
   */
  title?: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  subtitle?: string | null;
  /** @maxLength 4000 */
  blurb?: string | null;
  price?: Money;
  format?: Format;
}

export interface UploadCoverRequest {
  /** JPEG or PNG, at most 5 MB. */
  picture: Blob;
  /**
   * What the picture shows.
   *
   * @maxLength 500
   */
  altText?: string;
  /** The point that stays visible when the picture is cropped, from 0 to 1. */
  focus?: UploadCoverRequestFocus;
}

/** The point that stays visible when the picture is cropped, from 0 to 1. */
export interface UploadCoverRequestFocus {
  /**
   * @minimum 0
   * @maximum 1
   */
  x: number;
  /**
   * @minimum 0
   * @maximum 1
   */
  y: number;
}

export interface ListOrdersResponse extends Page {
  items: Order[];
  /**
   * How many are not delivered yet.
   *
   * @type integer
   * @minimum 0
   */
  openOrders: number;
}

export interface PaymentRefusedResponse extends Problem {
  reason: PaymentRefusedResponseReason;
}

export const PaymentRefusedResponseReason = {
  Declined: "declined",
  Expired: "expired",
  FraudSuspected: "fraud-suspected",
} as const;
export type PaymentRefusedResponseReason =
  (typeof PaymentRefusedResponseReason)[keyof typeof PaymentRefusedResponseReason];

export interface CreateOrderRequest {
  order: OrderInput;
  payment: PaymentInput;
}

export interface OrderShippedRequest {
  /** @format uuid */
  orderId: string;
  /** @example "Royal Mail" */
  carrier: string;
  /** @format uri */
  trackingUrl?: string;
  /** @format date-time */
  shippedAt: string;
}
