// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.
import * as z from "zod/mini";
import {
  anything,
  array,
  both,
  checked,
  conforms,
  constant,
  dateTime,
  email,
  int32,
  integer,
  maxItems,
  minItems,
  minLength,
  minProperties,
  multipleOf,
  number,
  object,
  openEnum,
  optional,
  readOnly,
  record,
  schema,
  type Schema,
  strictObject,
  string,
  tuple,
  uniqueItems,
  uuid,
} from "./json.js";
import * as types from "./types.js";

export const ShelfSchema: Schema<types.Shelf> = /* @__PURE__ */ schema(() =>
  object({
    id: readOnly(string(uuid)),
    boxes: array(BoxSchema, minItems(1), uniqueItems),
    size: checked(
      tuple([integer(int32, z.minimum(1)), optional(integer(int32))], number(multipleOf(0.5))),
      maxItems(4),
    ),
    above: optional(ShelfSchema),
    "kept-at": optional(z.nullable(string(dateTime))),
    ["__proto__"]: optional(z.boolean()),
  }),
);

export const ShelfInputSchema: Schema<types.ShelfInput> = /* @__PURE__ */ schema(() =>
  object({
    boxes: array(BoxSchema, minItems(1), uniqueItems),
    size: checked(
      tuple([integer(int32, z.minimum(1)), optional(integer(int32))], number(multipleOf(0.5))),
      maxItems(4),
    ),
    above: optional(ShelfInputSchema),
    "kept-at": optional(z.nullable(string(dateTime))),
    ["__proto__"]: optional(z.boolean()),
  }),
);

export const BoxSchema: Schema<types.Box> = /* @__PURE__ */ schema(() =>
  z.nullable(z.union([CrateSchema, BagSchema])),
);

export const CrateSchema: Schema<types.Crate> = /* @__PURE__ */ schema(() =>
  strictObject({
    kind: z.literal("crate"),
    material: CrateMaterialSchema,
  }),
);

export const CrateMaterialSchema: Schema<types.CrateMaterial> = /* @__PURE__ */ schema(() =>
  z.enum(types.CrateMaterial),
);

export const BagSchema: Schema<types.Bag> = /* @__PURE__ */ schema(() =>
  checked(
    object({
      kind: z.literal("bag"),
      sealed: optional(z.boolean()),
      seal: optional(string(z.regex(/^[A-Z]{2}-\d+\/\d+$/u))),
    }),
    conforms({
      if: { properties: { sealed: { const: true } }, required: ["sealed"] },
      then: { required: ["seal"] },
      else: { properties: { seal: false } },
    }),
  ),
);

export const ColourSchema: Schema<types.Colour> = /* @__PURE__ */ schema(() =>
  openEnum(types.Colour, string(minLength(3))),
);

export const LabelsSchema: Schema<types.Labels> = /* @__PURE__ */ schema(() =>
  checked(
    record(string()),
    minProperties(1),
    conforms({ propertyNames: { maxLength: 20, not: ColourSchema } }),
  ),
);

export const StockSchema: Schema<types.Stock> = /* @__PURE__ */ schema(() =>
  checked(
    record(integer(z.minimum(0)), {
      unit: string(),
    }),
    conforms({
      properties: { unit: true },
      patternProperties: [[/^at-/u, { type: "integer", minimum: 0 }]],
      additionalProperties: false,
    }),
  ),
);

export const ContactSchema: Schema<types.Contact> = /* @__PURE__ */ schema(() =>
  both(
    object({
      mail: optional(string(email)),
      phone: optional(string()),
    }),
    z.union([object({ mail: string(email) }), object({ phone: string() })]),
  ),
);

export const MarkerSchema: Schema<types.Marker> = /* @__PURE__ */ schema(() =>
  z.nullable(constant(1, "1", { x: 0 }, [])),
);

export const TreeSchema: Schema<types.Tree> = /* @__PURE__ */ schema(() => array(TreeSchema));

export const ScanSchema: Schema<types.Scan> = /* @__PURE__ */ schema(() => z.instanceof(Blob));

export const KeeperSchema: Schema<types.Keeper> = /* @__PURE__ */ schema(() =>
  checked(
    both(
      object({
        mail: optional(string(email)),
        phone: optional(string()),
        shelves: checked(array(anything()), conforms({ contains: ShelfSchema, maxContains: 9 })),
      }),
      z.union([object({ mail: string(email) }), object({ phone: string() })]),
    ),
    conforms({ dependentRequired: { phone: ["mail"] } }),
  ),
);

export const ParcelSchema: Schema<types.Parcel> = /* @__PURE__ */ schema(() =>
  checked(
    strictObject({
      kind: z.literal("crate"),
      material: CrateMaterialSchema,
    }),
    conforms({ not: { required: ["sender"] } }),
  ),
);

export const SealedSchema: Schema<types.Sealed> = /* @__PURE__ */ schema(() =>
  checked(
    object({
      kind: z.literal("bag"),
      sealed: optional(z.boolean()),
      seal: optional(string(z.regex(/^[A-Z]{2}-\d+\/\d+$/u))),
      colour: optional(ColourSchema),
    }),
    conforms({
      allOf: [
        {
          allOf: [
            {
              type: "object",
              required: ["kind"],
              properties: {
                kind: { const: "bag" },
                sealed: { type: "boolean" },
                seal: { type: "string", pattern: /^[A-Z]{2}-\d+\/\d+$/u },
              },
              if: { properties: { sealed: { const: true } }, required: ["sealed"] },
              then: { required: ["seal"] },
              else: { properties: { seal: false } },
            },
          ],
        },
        { type: "object", properties: { colour: ColourSchema } },
      ],
      unevaluatedProperties: false,
    }),
  ),
);
