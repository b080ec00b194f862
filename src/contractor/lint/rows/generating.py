"""Findings of the stages after reading: names, types, targets. They word themselves."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.lint.rule import Rule

TITLE: Final = "Names and generated code"

RULES: Final = (
    Rule(
        "name-collision",
        Severity.WARNING,
        "Two types want one name",
        "One of them got another name, which may change when the document grows.",
        "pin a name of its own: x-contractor-name: …",
    ),
)
