"""Findings of the stages after reading: names, types, targets. They word themselves."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.lint.rule import Rule

TITLE: Final = "Names and generated code"

RULES: Final = (
    Rule(
        "circular-reference",
        Severity.ERROR,
        "A schema includes itself through references alone",
        "`$ref` and `allOf` say that a value is also another; a circle of them says nothing about any value.",
        "break the circle; recursion goes through properties or items",
        bad="Node: {allOf: [{$ref: '#/components/schemas/Node'}]}",
        good="Node: {properties: {next: {$ref: '#/components/schemas/Node'}}}",
    ),
    Rule(
        "name-collision",
        Severity.WARNING,
        "Two types want one name",
        "One of them got another name, which may change when the document grows.",
        "pin a name of its own: x-contractor-name: …",
    ),
)
