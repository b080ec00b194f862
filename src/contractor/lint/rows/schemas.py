"""Rules about schemas, and about the values that stand beside them."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.lint.rule import Rule

TITLE: Final = "Schemas and values"

RULES: Final = (
    Rule(
        "impossible-bounds",
        Severity.ERROR,
        "A lower bound lies above its upper bound",
        "No value satisfies both.",
        "exchange or correct the two",
        "`{low}` ({least}) leaves nothing below `{high}` ({most})",
        bad="{type: integer, minimum: 10, maximum: 1}",
        good="{type: integer, minimum: 1, maximum: 10}",
    ),
    Rule(
        "required-but-refused",
        Severity.ERROR,
        "A property is required and not allowed",
        "`additionalProperties: false` refuses every name that is not declared, so no object satisfies both.",
        "declare the property, or correct its name in `required`",
        "`{name}` is required, and refused by `additionalProperties: false`",
        bad="""
            type: object
            required: [titel]
            properties: {title: {type: string}}
            additionalProperties: false
            """,
        good="""
            type: object
            required: [title]
            properties: {title: {type: string}}
            additionalProperties: false
            """,
    ),
    Rule(
        "required-but-undeclared",
        Severity.WARNING,
        "A required property is not declared",
        "The schema declares other properties, so this one may be a typing error; its value can be anything.",
        "declare the property, or correct its name in `required`",
        "`{name}` is required, and no property of that name is declared",
        bad="""
            type: object
            required: [titel]
            properties: {title: {type: string}}
            """,
        good="""
            type: object
            required: [title]
            properties: {title: {type: string}}
            """,
    ),
    Rule(
        "closed-part",
        Severity.WARNING,
        "A property is declared in one part of a schema and refused by another",
        "`additionalProperties: false` knows only the properties beside it, not those of other parts of an "
        "`allOf`, so what these declare can never be sent.",
        "write `unevaluatedProperties: false` around the whole (3.1 and later), or leave the part open",
        "{names} cannot be present: `additionalProperties: false`{where} refuses it",
        bad="""
            allOf:
              - {$ref: '#/components/schemas/Book'}   # has a title
              - properties: {pages: {type: integer}}
                additionalProperties: false
            """,
        good="""
            allOf:
              - {$ref: '#/components/schemas/Book'}
              - properties: {pages: {type: integer}}
            unevaluatedProperties: false
            """,
    ),
    Rule(
        "accepts-nothing",
        Severity.ERROR,
        "A schema accepts no value at all",
        "Its keywords contradict each other, or each value would have to hold another one without end. "
        "(`false` and `not: {}` say so on purpose and are not reported.)",
        "remove one of the keywords that contradict each other",
        "no value satisfies this schema",
        bad="""
            allOf:
              - {type: string}
              - {type: integer}
            """,
        good="""
            anyOf:
              - {type: string}
              - {type: integer}
            """,
    ),
    Rule(
        "duplicate-enum-value",
        Severity.ERROR,
        "`enum` lists a value twice",
        "Generated code cannot have two members of one value. (1 and 1.0 are one value.)",
        "remove one of the two",
        "{value} is listed twice",
        bad="{type: string, enum: [paid, open, paid]}",
        good="{type: string, enum: [paid, open]}",
    ),
    Rule(
        "enum-without-null",
        Severity.WARNING,
        "`type` allows null and `enum` does not",
        "A value must satisfy both, so null is refused. (OpenAPI 3.0.3 says so of `nullable`, too.)",
        "add null to `enum`, or do not allow it in `type`",
        "null is allowed by the type, and is no member of `enum`",
        bad="{type: [string, 'null'], enum: [paid, open]}",
        good="{type: [string, 'null'], enum: [paid, open, null]}",
    ),
    Rule(
        "enum-value-refused",
        Severity.ERROR,
        "A member of `enum` is refused by the schema around it",
        "The value is listed and can never occur. YAML reads `yes` and `1.0` differently than some expect: "
        "quote what is meant as text.",
        "correct the value, or allow its type; for null add it to `type` (3.0: `nullable: true`)",
        "{value} can never occur: {why}",
        bad="{type: string, enum: [1, 2]}",
        good="{type: string, enum: ['1', '2']}",
    ),
    Rule(
        "const-refused",
        Severity.ERROR,
        "`const` is refused by the schema around it",
        "No value satisfies both.",
        "correct the value or the keywords beside it",
        "{value} can never occur: {why}",
        bad="{type: string, const: 1}",
        good="{type: string, const: '1'}",
    ),
    Rule(
        "default-refused",
        Severity.ERROR,
        "A default value is refused by its own schema",
        "Who leaves the value out gets one that nobody may send. OpenAPI 3.0 demands that it conforms; generated "
        "code fails its own checks with it.",
        "correct the default or the schema; for null add it to `type` (3.0: `nullable: true`)",
        "the schema refuses its default: {why}",
        bad="{type: integer, default: ten}",
        good="{type: integer, default: 10}",
    ),
    Rule(
        "example-refused",
        Severity.ERROR,
        "An example is refused by its schema",
        "People copy examples, mocks and tests send them; here the document contradicts itself. Examples of "
        "requests may lack read-only properties, those of responses write-only ones.",
        "correct the example or the schema",
        "the schema refuses this example: {why}",
        bad="""
            schema: {type: object, required: [title], properties: {title: {type: string}}}
            example: {titel: Emma}
            """,
        good="""
            schema: {type: object, required: [title], properties: {title: {type: string}}}
            example: {title: Emma}
            """,
    ),
    Rule(
        "format-refused",
        Severity.WARNING,
        "An example, default or member of `enum` is not of its format",
        "A format is a hint in JSON Schema, and generated code checks it: the value would not pass.",
        "correct the value or the format",
        "the {what} is not of the format: {why}",
        bad="{type: string, format: date-time, example: 2026-11-25 10:00}",
        good="{type: string, format: date-time, example: '2026-11-25T10:00:00Z'}",
    ),
    Rule(
        "value-not-checked",
        Severity.WARNING,
        "An example, default or member of `enum` could not be checked",
        "The value, or a schema that it needs, is beyond what the validator can hold. It may be right or wrong.",
        "simplify the schema, or check the value by hand",
        "the {what} could not be checked: {why}",
    ),
    Rule(
        "invalid-pattern",
        Severity.ERROR,
        "A pattern is no regular expression",
        "No engine compiles it, so nothing can be checked by it.",
        "correct the pattern; a backslash is doubled in JSON and in double quotes",
        "{pattern} is no regular expression: {why}",
        bad="pattern: '^[a-z'",
        good="pattern: '^[a-z]+$'",
    ),
    Rule(
        "pattern-not-portable",
        Severity.INFO,
        "Engines differ about a pattern",
        "Patterns are ECMA-262 regular expressions with the flag `u`. Other constructs work in some languages "
        "and fail, or mean something else, in others.",
        "use what JavaScript, Python and Rust share",
        "not every engine takes {pattern}: {why}",
        bad="pattern: '(?i)^isbn'",
        good="pattern: '^[iI][sS][bB][nN]'",
    ),
    Rule(
        "keyword-without-effect",
        Severity.WARNING,
        "A keyword that says nothing about values of the declared type",
        "It is ignored, so what it was meant to refuse is accepted.",
        "remove it, or correct `type`",
        "`{keyword}` says nothing about a value of type {types}; it applies to {applies}",
        bad="{type: integer, maxLength: 3}",
        good="{type: integer, maximum: 999}",
    ),
    Rule(
        "read-only-and-write-only",
        Severity.ERROR,
        "A value is both read-only and write-only",
        "It could travel neither way.",
        "keep one of the two",
        "`readOnly` and `writeOnly` exclude each other",
        bad="{type: string, readOnly: true, writeOnly: true}",
        good="{type: string, writeOnly: true}",
    ),
    Rule(
        "array-without-items",
        Severity.ERROR,
        "A list says nothing about its items",
        "OpenAPI 3.0 requires `items` beside `type: array`. (Since 3.1 it may be left out.)",
        "add `items`; `items: {{}}` allows anything",
        "`items` is missing beside `type: array`",
        bad="{type: array}",
        good="{type: array, items: {type: string}}",
    ),
    Rule(
        "discriminator-undeclared",
        Severity.ERROR,
        "A member of a union does not declare the discriminator's property",
        "The property tells which member a value is; where it is not declared, nobody knows what to send.",
        "declare `{property}` in {schema}, and require it",
        "{schema} does not declare `{property}`, by which the discriminator tells members apart",
        bad="""
            Payment:
              oneOf: [{$ref: '#/components/schemas/Card'}]
              discriminator: {propertyName: kind}
            Card:
              properties: {number: {type: string}}
            """,
        good="""
            Payment:
              oneOf: [{$ref: '#/components/schemas/Card'}]
              discriminator: {propertyName: kind}
            Card:
              required: [kind]
              properties: {kind: {const: Card}, number: {type: string}}
            """,
    ),
    Rule(
        "discriminator-optional",
        Severity.WARNING,
        "A member of a union does not require the discriminator's property",
        "What a value without it is, is not defined. (OpenAPI 3.2 has `defaultMapping` for this.)",
        "add `{property}` to `required`",
        "{schema} does not require `{property}`, by which the discriminator tells members apart",
        bad="""
            Card:
              properties: {kind: {const: Card}}
            """,
        good="""
            Card:
              required: [kind]
              properties: {kind: {const: Card}}
            """,
    ),
    Rule(
        "discriminator-unpinned",
        Severity.WARNING,
        "Members of a union are told apart by its discriminator alone",
        "JSON Schema does not read a discriminator. For other validators a value of such a member is valid under "
        "several schemas of `oneOf`, so they refuse it; contractor goes by the discriminator everywhere.",
        "give each member its tag: `{property}: {{const: {tag}}}` in {schema} (3.0: `enum: [{tag}]`)",
        "a {schema} whose `{property}` is `{tag}` may be valid as {other}, too, for who does not read `discriminator`",
        bad="""
            Payment:
              oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}]
              discriminator: {propertyName: kind}
            Card:
              required: [kind]
              properties: {kind: {type: string}, number: {type: string}}
            Cash:
              required: [kind]
              properties: {kind: {type: string}}
            """,
        good="""
            Payment:
              oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}]
              discriminator: {propertyName: kind}
            Card:
              required: [kind]
              properties: {kind: {const: Card}, number: {type: string}}
            Cash:
              required: [kind]
              properties: {kind: {const: Cash}}
            """,
    ),
    Rule(
        "inline-discriminator-member",
        Severity.WARNING,
        "A member of a union with a discriminator has no name",
        "The discriminator's values are names of schemas, so a schema written in place is never chosen.",
        "move it to components/schemas and refer to it",
        "this member has no name that `{property}` could hold",
        bad="""
            oneOf:
              - {type: object, properties: {kind: {type: string}}}
            discriminator: {propertyName: kind}
            """,
        good="""
            oneOf:
              - {$ref: '#/components/schemas/Card'}
            discriminator: {propertyName: kind}
            """,
    ),
    Rule(
        "mapping-outside-union",
        Severity.ERROR,
        "A discriminator maps a value to a schema outside of its union",
        "A value with that tag satisfies no member, so it is always refused.",
        "add {target} to the union, or remove the mapping",
        "`{tag}` leads to {target}, which is no member of the union",
        bad="""
            oneOf: [{$ref: '#/components/schemas/Card'}]
            discriminator:
              propertyName: kind
              mapping: {cash: '#/components/schemas/Cash'}
            """,
        good="""
            oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}]
            discriminator:
              propertyName: kind
              mapping: {cash: '#/components/schemas/Cash'}
            """,
    ),
    Rule(
        "mapping-not-derived",
        Severity.WARNING,
        "A discriminator maps a value to a schema that does not extend its base",
        "A discriminator without `oneOf` or `anyOf` chooses among schemas that include the base by `allOf`.",
        "add `allOf` with a reference to {base} to {target}",
        "`{tag}` leads to {target}, which does not include {base}",
        bad="""
            Pet:
              discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
            Cat: {type: object}
            """,
        good="""
            Pet:
              discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
            Cat:
              allOf: [{$ref: '#/components/schemas/Pet'}]
            """,
    ),
    Rule(
        "mapping-value-refused",
        Severity.ERROR,
        "A discriminator maps a value that its target refuses",
        "The tag chooses a schema whose property cannot hold that tag.",
        "add the value to the property's `enum`, or correct the mapping",
        "`{tag}` leads to {target}, whose `{property}` cannot be `{tag}`",
        bad="""
            mapping: {card: '#/components/schemas/Card'}
            # Card
            properties: {kind: {const: credit-card}}
            """,
        good="""
            mapping: {credit-card: '#/components/schemas/Card'}
            # Card
            properties: {kind: {const: credit-card}}
            """,
    ),
    Rule(
        "unused-component",
        Severity.INFO,
        "A component that no operation reaches",
        "It may be left over, or a reference to it may be missing. Schemas that extend a base with a "
        "discriminator count as used with their base.",
        "remove it, or refer to it",
        "nothing that an operation needs refers to `{name}`",
        bad="components: {schemas: {Leftover: {type: string}}}",
    ),
    Rule(
        "unknown-extension",
        Severity.ERROR,
        "A key of contractor's that does not exist",
        "It has no effect, and was certainly meant to have one. Known are `x-contractor-name`, "
        "`x-contractor-table` and `x-contractor-column`.",
        "correct the key or remove it",
        "contractor knows no key `{key}`",
        bad="x-contractor-tabel: {name: books}",
        good="x-contractor-table: {name: books}",
    ),
    Rule(
        "reserved-extension",
        Severity.ERROR,
        "A key of contractor's that has no meaning yet",
        "It is reserved for a later version, which may read it differently than it was meant.",
        "remove it, or use a prefix of your own",
        "`{key}` is reserved and has no meaning yet",
        bad="x-contractor-cache: 60",
        good="x-acme-cache: 60",
    ),
    Rule(
        "misplaced-extension",
        Severity.ERROR,
        "A key of contractor's where it has no effect",
        "Each key belongs to one kind of object.",
        "move it to {where}",
        "`{key}` has no effect here; it belongs to {where}",
        bad="info: {title: Shop, version: '1', x-contractor-table: {name: books}}",
        good="Book: {type: object, x-contractor-table: {name: books}}",
    ),
    Rule(
        "invalid-name-pin",
        Severity.ERROR,
        "`x-contractor-name` is no name",
        "It becomes the name of a type or a function in several languages.",
        "write a string of letters and digits that begins with a letter, for instance OrderLine",
        "`x-contractor-name` must be a string of words that begins with a letter",
        bad="x-contractor-name: 42",
        good="x-contractor-name: Answer",
    ),
    Rule(
        "duplicate-name-pin",
        Severity.ERROR,
        "Two things are pinned to one name",
        "Names are unique; capitals alone do not tell them apart.",
        "choose another name for one of the two",
        "another one is pinned to `{name}` too",
        bad="""
            A: {x-contractor-name: Book}
            B: {x-contractor-name: book}
            """,
        good="""
            A: {x-contractor-name: Book}
            B: {x-contractor-name: UsedBook}
            """,
    ),
)
