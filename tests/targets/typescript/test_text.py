"""The text of the output: as a careful person would write it, and safe whatever the document says."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from hypothesis import given, settings
from hypothesis import strategies as st

from contractor.model import Model, build
from contractor.targets import Settings, Target
from contractor.targets.typescript import target
from contractor.targets.typescript.literals import (
    comment_lines,
    literal,
    number,
    property_name,
    quoted,
)
from tests.documents import contract
from tests.targets.typescript.compiler import run

#: Types, and nothing else.
TYPES = {"paths": False, "client": False}


def model(schemas: str) -> Model:
    """The model of a document with these component schemas."""
    body = "".join(f"    {line}\n" for line in dedent(schemas).strip().splitlines())
    return build(contract(f"components:\n  schemas:\n{body}"))


def types(schemas: str) -> str:
    """What types.ts says below its first line."""
    [file] = target.render(model(schemas), Settings("shop", TYPES))
    head, _, text = file.text.partition("\n\n")
    assert head.startswith("// Made by contractor")
    return text


def shown(text: str) -> str:
    """A text as it is indented here, without its first line end."""
    return dedent(text).removeprefix("\n")


def test_it_is_a_target() -> None:
    checked: Target = target
    assert checked.name == "typescript"
    assert checked.options["paths"]["default"] is True


def test_files() -> None:
    one = model("A: {type: string}")

    def files(**options: bool) -> list[str]:
        made = target.render(one, Settings("shop", options))
        return [file.path.removeprefix("typescript/") for file in made]

    assert files() == ["types.ts", "http.ts", "client.ts", "paths.ts"]
    assert files(paths=False, client=False) == ["types.ts"]
    assert files(paths=False, queries=True) == ["types.ts", "http.ts", "client.ts", "queries.ts"]
    assert files(client=False, queries=True) == ["types.ts", "paths.ts"]


def test_rendering_is_pure() -> None:
    one = model("A: {type: object, properties: {b: {enum: [c, d]}}}")
    assert list(target.render(one, Settings("shop"))) == list(target.render(one, Settings("shop")))


def test_interface() -> None:
    text = types(
        """
        Order:
          description: |
            What a customer buys.

            Never deleted.
          type: object
          required: [id]
          properties:
            id: {type: string, format: uuid}
            Item count: {type: integer, minimum: 1, default: 1, description: How many.}
            old: {type: string, deprecated: true}
            raw: {type: [object, 'null']}
        """
    )
    assert text == shown(
        """
        /**
         * What a customer buys.
         *
         * Never deleted.
         */
        export interface Order {
          /** @format uuid */
          id: string;
          /**
           * How many.
           *
           * @default 1
           * @type integer
           * @minimum 1
           */
          "Item count"?: number;
          /** @deprecated */
          old?: string;
          raw?: { [key: string]: unknown } | null;
        }
        """
    )


def test_enumerations() -> None:
    text = types(
        """
        Size:
          description: How large it is.
          enum: [small, extra-large]
          x-enum-descriptions: [Fits in a pocket.]
        Language: {anyOf: [{type: string}, {type: string, enum: [en, cy]}]}
        """
    )
    assert text == shown(
        """
        /** How large it is. */
        export const Size = {
          /** Fits in a pocket. */
          Small: "small",
          ExtraLarge: "extra-large",
        } as const;
        export type Size = (typeof Size)[keyof typeof Size];

        export const Language = {
          En: "en",
          Cy: "cy",
        } as const;
        export type Language = (typeof Language)[keyof typeof Language] | (string & {});
        """
    )


def test_inheritance_and_choices() -> None:
    text = types(
        """
        Page: {type: object, required: [next], properties: {next: {type: string}}}
        Books: {allOf: [{$ref: '#/components/schemas/Page'}, {properties: {items: {type: array}}}]}
        Contact:
          type: object
          properties: {mail: {type: string}, phone: {type: string}}
          anyOf: [{required: [mail]}, {required: [phone]}]
        """
    )
    assert text == shown(
        """
        export interface Page {
          next: string;
        }

        export interface Books extends Page {
          items?: unknown[];
        }

        export type Contact = {
          mail?: string;
          phone?: string;
        } & ({ mail: string } | { phone: string });
        """
    )


def test_long_types_are_broken_as_prettier_does() -> None:
    names = [f"QuiteALongNameForOneOfTheMembersOfAUnion{letter}" for letter in "ABC"]
    long = "\n".join(f"{name}: {{type: object, properties: {{a: {{}}}}}}" for name in names)
    refs = ", ".join(f"{{$ref: '#/components/schemas/{name}'}}" for name in names)
    text = types(
        f"""Union: {{oneOf: [{refs}]}}
Two: {{oneOf: [{refs.rpartition(", ")[0]}]}}
Maps: {{type: object, additionalProperties: {{oneOf: [{refs}]}}}}
Lists: {{type: array, items: {{oneOf: [{refs}]}}}}
Tuples: {{type: array, prefixItems: [{refs}], items: false}}
Short: {{enum: [{{a: [1, 2], b: {{c: null}}}}]}}
{long}"""
    ).partition("\n\nexport interface")[0]
    a, b, c = names
    assert text == shown(
        f"""
        export type Union =
          | {a}
          | {b}
          | {c};

        export type Two =
          {a} | {b};

        export type Maps = {{
          [key: string]:
            | {a}
            | {b}
            | {c};
        }};

        export type Lists = (
          | {a}
          | {b}
          | {c}
        )[];

        export type Tuples = [
          {a}?,
          {b}?,
          {c}?,
        ];

        export type Short = {{ a: [1, 2]; b: {{ c: null }} }};
        """
    ).rstrip("\n")


def test_examples_of_a_type_have_no_property_of_the_other_direction() -> None:
    text = types(
        """
        Account:
          type: object
          required: [id, password]
          properties: {id: {type: string, readOnly: true}, password: {type: string, writeOnly: true}}
          examples: [{id: a, password: b}]
        """
    )
    assert '/** @example {"id": "a"} */\nexport interface Account {' in text
    assert '/** @example {"password": "b"} */\nexport interface AccountInput {' in text


def test_a_document_without_types_is_still_a_module() -> None:
    [file] = target.render(build(contract("paths: {}")), Settings("shop", TYPES))
    assert file.text.endswith("\n\nexport {};\n")


def test_values_may_nest_as_deeply_as_documents_do() -> None:
    value = "[" * 380 + "1" + "]" * 380
    text = types(f"Deep: {{enum: [{value}, 1]}}")
    assert text.count("[") == 380


def test_bounds_of_an_open_enumeration_stand_in_its_comment() -> None:
    text = types("Code: {anyOf: [{type: string, maxLength: 3}, {enum: [a, b]}]}")
    assert text.startswith("/** @maxLength 3 */\nexport const Code = {")


# ── strings of the document ───────────────────────────────────────────────────────────────────────────

TEXTS = st.lists(
    st.text(max_size=12)
    | st.text(alphabet="\\\"'`$*/<!-\n\r\u2028\u202e@{}\ud800\ufeff\x00script", max_size=12),
    min_size=300,
    max_size=300,
)


@settings(max_examples=3, deadline=None)
@given(TEXTS)
def test_literals_and_names_mean_what_the_document_says(texts: list[str]) -> None:
    script = "const texts = [\n" + "".join(f"  {quoted(text)},\n" for text in texts) + "];\n"
    script += "const names = [\n"
    script += "".join(f"  Object.keys({{ {property_name(text)}() {{}} }})[0],\n" for text in texts)
    script += (
        "];\nconst show = (all) => console.log(JSON.stringify(all));\nshow(texts); show(names);\n"
    )
    for text in texts:
        script += f"/* {' '.join(comment_lines(text))} */\n"
    script.encode("utf-8")
    assert "</script" not in script
    with TemporaryDirectory() as folder:
        first, second, _ = run(script, Path(folder)).split("\n")
    assert json.loads(first) == texts
    assert json.loads(second) == texts


@given(st.text())
def test_comment_lines_end_nothing(text: str) -> None:
    for line in comment_lines(text):
        assert "*/" not in line
        assert not line.startswith("@")
        assert line == line.rstrip()
        assert len(line.splitlines()) <= 1


def test_numbers() -> None:
    values = [0, -1, 1.0, 1.5, 1e21, 1e-7, 10**400, float("inf"), 2**63]
    assert [number(value) for value in values] == [
        "0",
        "-1",
        "1",
        "1.5",
        "1e21",
        "1e-7",
        "number",
        "number",
        "9223372036854775808",
    ]


def test_values_as_types() -> None:
    assert literal({"a": [1, None, {"b c": True}], "d": {}, "e": []}) == (
        '{ a: [1, null, { "b c": true }]; d: { [key: string]: never }; e: [] }'
    )
