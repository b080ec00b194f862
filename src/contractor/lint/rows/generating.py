"""Findings of the stages after reading: names, types, targets. They word themselves."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.lint.rule import Rule

TITLE: Final = "Names and generated code"

RULES: Final = (
    Rule(
        "implied-type",
        Severity.WARNING,
        "A schema without `type` is read as its keywords suggest",
        "Without `type` every value of another type is valid too: `properties` say nothing about a number. Code "
        "is generated for what was certainly meant.",
        "write the type",
        bad="{properties: {title: {type: string}}}",
        good="{type: object, properties: {title: {type: string}}}",
    ),
    Rule(
        "name-collision",
        Severity.WARNING,
        "Two types want one name",
        "One of them got another name, which may change when the document grows.",
        "pin a name of its own: x-contractor-name: …",
    ),
    Rule(
        "approximated",
        Severity.WARNING,
        "A language cannot say what a schema says",
        "The generated type accepts more than the schema does. What exactly is left out stands in the guide of "
        "the target; nothing is left out silently.",
        "nothing, if that is good enough; else say the same with keywords that types can express",
        bad="{type: array, items: {type: string}, contains: {const: first}}",
    ),
    Rule(
        "unserved",
        Severity.WARNING,
        "Two operations are the same request",
        "A server tells operations apart by method and path, and what stands behind `#` in a path is never sent. "
        "The first of them is answered, the other cannot be reached.",
        "give one of them another path or method",
    ),
)
