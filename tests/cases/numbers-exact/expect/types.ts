// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/** @exclusiveMinimum 0 */
export type Positive = number;

/**
 * @minimum 0
 * @exclusiveMaximum 100
 */
export type Percent = number;

/**
 * @type integer
 * @minimum 1
 * @maximum 10
 * @exclusiveMinimum 5
 * @exclusiveMaximum 20
 */
export type Both = number;

/**
 * @minimum 0
 * @multipleOf 0.01
 */
export type Price = number;

/**
 * @type integer
 * @multipleOf 12
 */
export type Dozen = number;

/**
 * @type integer
 * @multipleOf 0.5
 */
export type Half = number;

/**
 * @type integer
 * @multipleOf 1.5
 */
export type Third = number;

/**
 * @type integer
 * @minimum 0.5
 * @maximum 2.5
 */
export type Fraction = number;

/**
 * @type integer
 * @minimum -9223372036854775808
 * @maximum 18446744073709551615
 */
export type Big = number;

/**
 * @type integer
 * @maximum 1000000000000000000000000000000
 */
export type Bigger = number;

/**
 * @type integer
 * @maximum 1000
 */
export type Float = number;

/**
 * @minimum 1e-300
 * @maximum 1.7976931348623157e308
 */
export type Small = number;

/** @exclusiveMaximum 0 */
export type Negative = number;

/**
 * @type integer
 * @minimum 3
 * @maxLength 2
 */
export type Either = number | string;

/**
 * @type integer
 * @minimum 3
 * @maximum 2
 */
export type Nothing = number;

/**
 * @type integer
 * @minimum 7
 * @maximum 7
 */
export type One = number;

/** @minimum 3 */
export type Untyped = unknown;

export interface Values {
  exact?: 12345678901234567890;
  list?: 1 | 1.5 | 100 | 123456789012345678;
}
