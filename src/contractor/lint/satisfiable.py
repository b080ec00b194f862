"""Whether a schema accepts anything at all.

Takes a survey, gives facts. What decides is the canonical form of jsonschema-rs; only a proof counts. Asked
are schemas that compose others or deny something, which is where contradictions come from; bounds and
types alone are judged in `schemas`.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Final

import jsonschema_rs
from jsonschema_rs import canonical

from contractor.contract.json_schema import DIALECT, spell
from contractor.contract.schema import ANNOTATIONS, Schema
from contractor.lint.rule import Fact
from contractor.lint.walk import Survey

_URI: Final = "urn:contractor:satisfiable"
_COMPOSING: Final = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "$ref"})
_TRIED: Final = frozenset({"enum", "const"})


def check(survey: Survey, known: set[str]) -> Iterator[Fact]:
    """Facts about schemas that nothing satisfies; `known` are places where a reason was found already."""
    asked = [
        place for place in survey.places if not place.negated and _may_contradict(place.schema)
    ]
    if not asked:
        return
    contract = survey.contract
    definitions = {key: spell(contract, one, base=_URI) for key, one in contract.schemas.items()}
    whole = {"$schema": DIALECT, "$defs": definitions}
    registry = jsonschema_rs.Registry([(_URI, whole)])
    empty: set[str] = set()
    for place in asked:
        if _is_empty(spell(contract, place.schema, base=_URI), registry):
            empty.add(place.schema.at)
    # Where an inner schema is the reason, the outer ones need not be named.
    reasons = sorted(empty | known)
    for place in asked:
        at = place.schema.at
        if at in empty and at not in known and not _has_below(reasons, at):
            yield Fact("accepts-nothing", at, on_key=True)


def _has_below(listed: list[str], at: str) -> bool:
    """Whether a sorted list of keys has one below another."""
    index = bisect_right(listed, f"{at}/")
    return index < len(listed) and listed[index].startswith(f"{at}/")


def _may_contradict(schema: Schema) -> bool:
    """Whether two things here could contradict each other. Members of `enum` are tried one by one instead."""
    keywords = schema.keywords
    if len(schema.all_of) > 1 or schema.enum == ():
        return True
    if _COMPOSING.isdisjoint(keywords) or not _TRIED.isdisjoint(keywords):
        return False
    said = [one for one in keywords if one not in ANNOTATIONS and not one.startswith("x-")]
    return len(said) > 1


def _is_empty(spelled: Any, registry: jsonschema_rs.Registry) -> bool:
    try:
        form = jsonschema_rs.canonicalize(
            spelled, draft=jsonschema_rs.Draft202012, registry=registry
        )
        return form.satisfiability() is canonical.Satisfiability.NO
    except (ValueError, jsonschema_rs.ReferencingError):
        return False  # no proof
