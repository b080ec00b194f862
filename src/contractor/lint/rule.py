"""What a rule is, and what a check says of a document.

Takes nothing, gives values; refuses to know any rule. A check notices a `Fact` and words nothing; the row
of the table turns it into a `Finding`.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from contractor.contract.schema import NOTHING
from contractor.diagnostic import Finding, Severity
from contractor.frozen import frozen
from contractor.text import short


@frozen
class Rule:
    """One row of the table: what `lint` prints, and what `explain` and the documentation say about it.

    `message` and `fix` are templates for `str.format`, filled with a fact's values. Where other stages find
    the matter they word it themselves: there `message` is empty and `fix` is plain text. `bad` and `good` are
    parts of a document.
    """

    id: str
    severity: Severity
    title: str
    why: str
    fix: str
    message: str = ""
    bad: str = ""
    good: str = ""


@frozen
class Fact:
    """Something that a check noticed at a key.

    `help` is said instead of the row's `fix`. `covers` names members at that place about which the
    meta-schema complains for the same reason, so that it need not be said twice.
    """

    rule: str
    at: str
    values: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    help: str | None = None
    notes: tuple[str, ...] = ()
    on_key: bool = False
    covers: tuple[str, ...] = ()


def finding(rule: Rule, fact: Fact) -> Finding:
    """The finding that a fact makes by its row."""
    values = {name: short(str(value)) for name, value in fact.values.items()}
    return Finding(
        rule.id,
        rule.severity,
        rule.message.format(**values),
        fact.at,
        fact.help or rule.fix.format(**values),
        fact.notes,
        fact.on_key,
    )
