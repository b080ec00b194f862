"""Judgement about one document: what the specification refuses, and what cannot be meant.

Takes a contract, gives findings; refuses to print them and to compare documents. Checks notice facts
during and after one walk (`walk`), and the rows of one table (`rules`) make findings of them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from contractor.contract import Contract
from contractor.contract.validate import validate
from contractor.depth import deep
from contractor.diagnostic import Finding
from contractor.lint import (
    bodies,
    components,
    examples,
    operations,
    recursion,
    refusals,
    satisfiable,
    schemas,
    security,
    unions,
    unpinned,
)
from contractor.lint.rule import Fact, Rule, finding
from contractor.lint.rules import GROUPS, RULES
from contractor.lint.walk import Survey, survey
from contractor.source import join

__all__ = ["GROUPS", "RULES", "Rule", "lint"]

_CHECKS: Final[tuple[Callable[[Survey], Iterator[Fact]], ...]] = (
    operations.check,
    bodies.check,
    security.check,
    refusals.check,
    schemas.check,
    unions.check,
    unpinned.check,
    examples.check,
    components.check,
    recursion.check,
)


#: Rules that say why a schema accepts nothing.
_EMPTYING: Final = ("impossible-bounds", "required-but-refused", "const-refused")


def lint(contract: Contract) -> list[Finding]:
    """What rules say about a document, without positions (`contract.files.locate` adds them).

    What reading noticed comes first, then what the meta-schema refuses, then our own rules.
    """
    with deep():
        walked = survey(contract)
        facts = [fact for check in _CHECKS for fact in check(walked)]
        known = {fact.at for fact in facts if fact.rule in _EMPTYING}
        facts += satisfiable.check(walked, known)
        structural = _not_covered(validate(contract), facts)
        found = [finding(RULES[fact.rule], fact) for fact in facts]
        read = [*contract.files.findings, *contract.findings]
        return list(_once([*map(_helped, [*read, *structural]), *found]))


def _helped(one: Finding) -> Finding:
    """The finding, with what its row says to do where it says nothing itself."""
    if one.help is not None or one.id not in RULES:
        return one
    return replace(one, help=RULES[one.id].fix)


def _not_covered(structural: Iterable[Finding], facts: list[Fact]) -> Iterator[Finding]:
    """What the meta-schema says that no rule of ours says better."""
    covered = {
        (at, f"`{name}`")
        for fact in facts
        for name in fact.covers
        for at in (fact.at, join(fact.at, name), fact.at.rpartition("/")[0])
    }
    for one in structural:
        if (one.at, one.message.partition(" ")[0]) not in covered:
            yield one


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: set[tuple[str, str, str]] = set()
    for one in findings:
        mark = (one.id, one.at, one.message)
        if one.at == "" or mark not in seen:
            seen.add(mark)
            yield one
