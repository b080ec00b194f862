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
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    maybe_text = {"type": ["string", "null"]}
    level = {"enum": [one.word for one in sorted(Severity, reverse=True)]}
    direction = {"enum": [one.value for one in Direction]}
    position = {"type": ["integer", "null"], "minimum": 1}
    span = {
        "file": maybe_text,
        "line": position,
        "column": position,
        "end_line": position,
        "end_column": position,
    }
    side = _object("A document.", file=text, ref=maybe_text, version=maybe_text)
    where = _object(
        "An operation that the change reaches, and the part of it.",
        method=text,
        path=text,
        operation_id=maybe_text,
        kind={"enum": ["path", "webhook", "callback"]},
        section=text,
        part=text,
        route=_list(text),
    )
    at = _object("Where it stands: a key, and the file with its lines.", at=text, **span)
    reading = _object(
        "What the same edit is elsewhere.",
        id=text,
        level=level,
        direction=direction,
        message=text,
        operations=_list(_ref("where")),
        allowed=_list(_ref("allowed")),
    )
    counterexample = _object(
        "A value that one side allows and the other refuses; both were checked.",
        value={},
        accepted={"enum": ["old", "new"]},
        keyword=maybe_text,
    )
    allowed = _object(
        "Why the change may happen, until when, in which operations, and where that is written.",
        reason=text,
        level=level,
        expires=maybe_text,
        operation=maybe_text,
        **span,
    )
    change = _object(
        "One edit, and what it means.",
        id=text,
        level=level,
        promise={"enum": [one.word for one in Promise]},
        direction=direction,
        edit=text,
        message=text,
        why=text,
        remedy=text,
        fingerprint=text,
        base=_or_null(_ref("place")),
        revision=_or_null(_ref("place")),
        operations=_list(_ref("where")),
        also=_list(_ref("reading")),
        counterexample=_or_null(_ref("counterexample")),
        notes=_list(text),
        allowed=_list(_ref("allowed")),
    )
    finding = _object(
        "Something about the comparison itself.",
        id=text,
        severity=level,
        message=text,
        **span,
        at=text,
        pointer=text,
        help=maybe_text,
        notes=_list(text),
        related=_list(_object("Another place.", label=text, at=text, **span)),
    )
    summary = _object(
        "How many there are.",
        error=count,
        warning=count,
        info=count,
        hidden=count,
        undecided=count,
        allowed=count,
    )
    advice = _object(
        "The next version; `contradicts` is the rule that the stated one breaks.",
        current=text,
        stated=text,
        next=maybe_text,
        reason=text,
        contradicts=maybe_text,
    )
    whole = _object(
        "What `contractor diff --format json` prints.",
        version={"const": VERSION},
        old=_ref("side"),
        new=_ref("side"),
        promise={"enum": [one.word for one in Promise]},
        verdict=text,
        summary=summary,
        advice=_or_null(advice),
        changes=_list(_ref("change")),
        undecided=_list(_object("What could not be judged, and why.", at=text, reason=text)),
        findings=_list(finding),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "contractor diff",
        **whole,
        "$defs": {
            "side": side,
            "place": at,
            "where": where,
            "reading": reading,
            "counterexample": counterexample,
            "allowed": allowed,
            "change": change,
        },
    }


def _object(description: str, /, **properties: Any) -> dict[str, Any]:
    """An object with all of these members; more may come in later releases."""
    return {
        "description": description,
        "type": "object",
        "required": list(properties),
        "properties": properties,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}
