"""A comparison as JSON, and the JSON Schema of it.

Takes a judgement, gives one object with the same members each time (`docs/comparison.schema.json`); refuses
to shorten anything.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from contractor.containment.verdict import Counterexample
from contractor.contract.travel import Direction
from contractor.diagnostic import Severity, Span
from contractor.diff.change import Allowance, Change, Promise, Reading
from contractor.diff.occurrence import Where
from contractor.report.comparison import verdict
from contractor.report.comparison.judgement import Judgement, Side
from contractor.report.comparison.places import places
from contractor.report.json import place
from contractor.report.json import plain as plain_finding
from contractor.report.json_schema import (
    COUNT,
    MAYBE_TEXT,
    SPAN,
    TEXT,
    defined,
    document,
    list_of,
    object_of,
    or_null,
)
from contractor.report.visible import escape_unseen

#: Of what is printed here; it is raised when a member goes away or changes its meaning.
VERSION: Final = 1


def report(judgement: Judgement, *, color: bool = False, verbose: bool = False) -> str:
    """The object; lines and columns count from 1."""
    text = json.dumps(data(judgement), indent=2, ensure_ascii=False)
    return escape_unseen(text) + "\n"


def data(judgement: Judgement) -> dict[str, Any]:
    """The object as data."""
    comparison = judgement.comparison
    found = verdict.counts(judgement)
    advice = judgement.advice
    return {
        "version": VERSION,
        "old": _side(judgement.old, comparison.old.info),
        "new": _side(judgement.new, comparison.new.info),
        "promise": comparison.promise.word,
        "verdict": verdict.sentence(judgement),
        "summary": {
            "error": found.error,
            "warning": found.warning,
            "info": found.info,
            "hidden": found.hidden,
            "undecided": found.undecided,
            "allowed": found.allowed,
        },
        "advice": None
        if advice is None
        else {
            "current": advice.current,
            "stated": advice.stated,
            "next": advice.next,
            "reason": advice.reason,
            "contradicts": advice.contradicts or None,
        },
        "changes": [_change(change, judgement) for change in judgement.changes],
        "undecided": [{"at": key, "reason": reason} for reason, key in comparison.undecided],
        "findings": [plain_finding(one) for one in judgement.findings],
    }


def _side(side: Side, info: Mapping[str, Any]) -> dict[str, Any]:
    version = info.get("version")
    return {
        "file": side.file,
        "ref": side.ref,
        "version": version if isinstance(version, str) else None,
    }


def _change(change: Change, judgement: Judgement) -> dict[str, Any]:
    found = places(judgement.comparison, change)
    return {
        "id": change.id,
        "level": change.level.word,
        "promise": change.promise.word,
        "direction": change.direction.value,
        "edit": change.edit,
        "message": change.message,
        "why": change.why,
        "remedy": change.remedy,
        "fingerprint": change.fingerprint,
        "base": _place(change.base, found.base),
        "revision": _place(change.revision, found.revision) if change.revision else None,
        "operations": [_where(where) for where in change.operations],
        "also": [_reading(reading) for reading in change.also],
        "counterexample": _counterexample(change.counterexample),
        "notes": list(change.notes),
        "allowed": [_allowed(one) for one in change.allowed],
    }


def _place(key: str, span: Span | None) -> dict[str, Any] | None:
    return {"at": key, **place(span)} if key else None


def _where(where: Where) -> dict[str, Any]:
    return {
        "method": where.method,
        "path": where.path,
        "operation_id": where.operation_id,
        "kind": where.kind,
        "section": where.section,
        "part": where.part,
        "route": list(where.route),
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "id": reading.id,
        "level": reading.level.word,
        "direction": reading.direction.value,
        "message": reading.message,
        "operations": [_where(where) for where in reading.operations],
        "allowed": [_allowed(one) for one in reading.allowed],
    }


def _counterexample(found: Counterexample | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"value": found.value, "accepted": found.accepted, "keyword": found.keyword or None}


def _allowed(found: Allowance) -> dict[str, Any]:
    return {
        "reason": found.reason,
        "level": found.level.word,
        "expires": None if found.expires is None else found.expires.isoformat(),
        "operation": found.operation or None,
        **place(found.span),
    }


def schema() -> dict[str, Any]:
    """The JSON Schema of the object, as `docs/comparison.schema.json` has it."""
    level = {"enum": [one.word for one in sorted(Severity, reverse=True)]}
    direction = {"enum": [one.value for one in Direction]}
    side = object_of("A document.", file=TEXT, ref=MAYBE_TEXT, version=MAYBE_TEXT)
    where = object_of(
        "An operation that the change reaches, and the part of it.",
        method=TEXT,
        path=TEXT,
        operation_id=MAYBE_TEXT,
        kind={"enum": ["path", "webhook", "callback"]},
        section=TEXT,
        part=TEXT,
        route=list_of(TEXT),
    )
    at = object_of("Where it stands: a key, and the file with its lines.", at=TEXT, **SPAN)
    reading = object_of(
        "What the same edit is elsewhere.",
        id=TEXT,
        level=level,
        direction=direction,
        message=TEXT,
        operations=list_of(defined("where")),
        allowed=list_of(defined("allowed")),
    )
    counterexample = object_of(
        "A value that one side allows and the other refuses; both were checked.",
        value={},
        accepted={"enum": ["old", "new"]},
        keyword=MAYBE_TEXT,
    )
    allowed = object_of(
        "Why the change may happen, until when, in which operations, and where that is written.",
        reason=TEXT,
        level=level,
        expires=MAYBE_TEXT,
        operation=MAYBE_TEXT,
        **SPAN,
    )
    change = object_of(
        "One edit, and what it means.",
        id=TEXT,
        level=level,
        promise={"enum": [one.word for one in Promise]},
        direction=direction,
        edit=TEXT,
        message=TEXT,
        why=TEXT,
        remedy=TEXT,
        fingerprint=TEXT,
        base=or_null(defined("place")),
        revision=or_null(defined("place")),
        operations=list_of(defined("where")),
        also=list_of(defined("reading")),
        counterexample=or_null(defined("counterexample")),
        notes=list_of(TEXT),
        allowed=list_of(defined("allowed")),
    )
    finding = object_of(
        "Something about the comparison itself.",
        id=TEXT,
        severity=level,
        message=TEXT,
        **SPAN,
        at=TEXT,
        pointer=TEXT,
        help=MAYBE_TEXT,
        notes=list_of(TEXT),
        related=list_of(object_of("Another place.", label=TEXT, at=TEXT, **SPAN)),
    )
    summary = object_of(
        "How many there are.",
        error=COUNT,
        warning=COUNT,
        info=COUNT,
        hidden=COUNT,
        undecided=COUNT,
        allowed=COUNT,
    )
    advice = object_of(
        "The next version; `contradicts` is the rule that the stated one breaks.",
        current=TEXT,
        stated=TEXT,
        next=MAYBE_TEXT,
        reason=TEXT,
        contradicts=MAYBE_TEXT,
    )
    whole = object_of(
        "What `contractor diff --format json` prints.",
        version={"const": VERSION},
        old=defined("side"),
        new=defined("side"),
        promise={"enum": [one.word for one in Promise]},
        verdict=TEXT,
        summary=summary,
        advice=or_null(advice),
        changes=list_of(defined("change")),
        undecided=list_of(object_of("What could not be judged, and why.", at=TEXT, reason=TEXT)),
        findings=list_of(finding),
    )
    return document(
        "contractor diff",
        whole,
        side=side,
        place=at,
        where=where,
        reading=reading,
        counterexample=counterexample,
        allowed=allowed,
        change=change,
    )
