// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Texts {
  /** @format date */
  date?: string;
  /** @format date-time */
  dateTime?: string;
  /** @format date-time-local */
  dateTimeLocal?: string;
  /** @format time */
  time?: string;
  /** @format duration */
  duration?: string;
  /** @format email */
  email?: string;
  /** @format idn-email */
  idnEmail?: string;
  /** @format hostname */
  hostname?: string;
  /** @format idn-hostname */
  idnHostname?: string;
  /** @format ipv4 */
  ipv4?: string;
  /** @format ipv6 */
  ipv6?: string;
  /** @format uri */
  uri?: string;
  /** @format uri-reference */
  uriReference?: string;
  /** @format uri-template */
  uriTemplate?: string;
  /** @format iri */
  iri?: string;
  /** @format iri-reference */
  iriReference?: string;
  /** @format uuid */
  uuid?: string;
  /** @format json-pointer */
  jsonPointer?: string;
  /** @format relative-json-pointer */
  relativeJsonPointer?: string;
  /** @format regex */
  regex?: string;
  /** @format byte */
  byte?: string;
  binary?: Blob;
  /** @format base64url */
  base64url?: string;
  /** @format password */
  password?: string;
  /** @format decimal */
  decimal?: string;
  /** @format int64 */
  int64Text?: string;
  /** @format char */
  char?: string;
  /** @format commonmark */
  commonmark?: string;
  /** @format house-number */
  own?: string;
  /** @format date */
  nullable?: string | null;
  /**
   * @format uuid
   * @minLength 36
   * @pattern ^[0-9a-f-]+$
   */
  bounded?: string;
}

export interface Numbers {
  /** @format int8 */
  int8?: number;
  /** @format int16 */
  int16?: number;
  /** @format int32 */
  int32?: number;
  /** @format int64 */
  int64?: number;
  /** @format uint8 */
  uint8?: number;
  /** @format uint32 */
  uint32?: number;
  /** @format uint64 */
  uint64?: number;
  /** @format double-int */
  doubleInt?: number;
  /** @format float */
  float?: number;
  /** @format double */
  double?: number;
  /** @format decimal */
  decimal?: number;
  /** @format decimal128 */
  decimal128?: number;
  /** @format unix-time */
  unixTime?: number;
  /** @format int64 */
  numberInt64?: number;
  /**
   * @format int32
   * @minimum 0
   * @maximum 5000000000
   */
  narrowed?: number;
}

export interface Odd {
  /** @format date-time */
  untyped?: unknown;
  flag?: boolean;
  list?: string[];
  /** @format int64 */
  several?: string | number;
}
