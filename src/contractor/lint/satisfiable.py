"""Whether a schema accepts anything at all.

Takes a survey, gives facts. What decides is the canonical form of jsonschema-rs; only a proof counts. Asked
are schemas that compose others or deny something, which is where contradictions come from; bounds and
types alone are judged in `schemas`.
"""

from collections.abc import Iterator, Set
from typing import Any, Final

import jsonschema_rs
from jsonschema_rs import canonical

from contractor.contract.json_schema import DIALECT, spell
from contractor.contract.schema import Schema
from contractor.lint.rule import Fact
from contractor.lint.walk import Survey

_URI: Final = "urn:contractor:satisfiable"
_COMPOSING: Final = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "const", "enum", "$ref"})


def check(survey: Survey, known: Set[str]) -> Iterator[Fact]:
    """Facts about schemas that nothing satisfies; `known` are places where a reason was found already."""
    asked = [place for place in survey.places if not place.negated and _may_contradict(place.schema)]
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
    for place in asked:
        at = place.schema.at
        inner = any(other != at and other.startswith(at + "/") for other in (*empty, *sorted(known)))
        if at in empty and not inner and at not in known:
            yield Fact("accepts-nothing", at)


def _may_contradict(schema: Schema) -> bool:
    keywords = schema.keywords
    if len(keywords) == 1 and ("$ref" in keywords or "not" in keywords):
        return False
    if "allOf" in keywords or "not" in keywords:
        return True
    if "enum" in keywords or "const" in keywords:
        return False  # judged by trying the members
    return not _COMPOSING.isdisjoint(keywords) and schema.constrains()


def _is_empty(spelled: Any, registry: jsonschema_rs.Registry) -> bool:
    try:
        form = jsonschema_rs.canonicalize(spelled, draft=jsonschema_rs.Draft202012, registry=registry)
        return form.satisfiability() is canonical.Satisfiability.NO
    except (ValueError, jsonschema_rs.ReferencingError):
        return False  # no proof
