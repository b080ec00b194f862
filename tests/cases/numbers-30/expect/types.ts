// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/** @exclusiveMinimum 0 */
export type Positive = number;

/**
 * @minimum 0
 * @maximum 1
 */
export type Inclusive = number;

/**
 * @type integer
 * @exclusiveMinimum 0
 * @exclusiveMaximum 10
 */
export type Between = number;

export type Alone = number;

/** @exclusiveMinimum 0 */
export type NewSpelling = number;
