"""docs/exactness.md from the recorded results: values in, text out."""

import json
from pathlib import Path
from typing import Any, Final

from contractor import profile

#: Measure → "kind: cause" → why contractor disagrees there. What has no row is not explained yet.
REASONS: Final = Path(__file__).with_name("reasons.json")
_HEAD: Final = """\
# Exactness

Written by `make exactness` on {date}, seed {seed}. Do generated types accept a value exactly when the contract
does? For every component schema of a document there are the document's own examples, values assembled from the
schema (all properties, the least, random sets, every branch of its unions, bounds), and mutants of those. The
oracle is jsonschema-rs on the contract's schemas as they are read, with the profile below; `bare` is jsonschema-rs
on the schemas as the document has them. A disagreement without a reason is a fault that is not mended yet.
"""
_LABELS: Final = {
    "agreement": "agrees",
    "bare": "with the bare oracle",
    "valid": "valid accepted",
    "but": "without TS2353",
    "invalid": "invalid rejected",
}
_OWN: Final = "contractor"


def page(recorded: dict[str, Any]) -> str:
    """The page."""
    reasons = json.loads(REASONS.read_text(encoding="utf-8"))
    parts = [_HEAD.format(date=recorded["date"], seed=recorded["seed"])]
    for name, measure in recorded["measures"].items():
        parts.append(_section(measure, reasons.get(name, {})))
    return "\n".join([*parts, _profile()])


def _section(measure: dict[str, Any], reasons: dict[str, str]) -> str:
    documents = measure["documents"]
    lines = [f"## {measure['title']}", "", measure["how"], ""]
    figures = [
        figure
        for figure in _LABELS
        if any(
            figure in tool for one in documents.values() for tool in one.get("tools", {}).values()
        )
    ]
    lines.append(f"| document | tool | {' | '.join(_LABELS[one] for one in figures)} | |")
    lines.append(f"|---|---|{'--:|' * len(figures)}---|")
    for label, found in documents.items():
        if "failure" in found:
            lines.append(
                f"| {label} | not measured: {_cell(found['failure'])} |{' |' * len(figures)} |"
            )
            continue
        lines += [
            f"| {label} ({found['valid']:,} valid, {found['cases'] - found['valid']:,} invalid) "
            f"| {tool} | {' | '.join(figure(one.get(key)) for key in figures)} "
            f"| {_cell(one.get('failure') or one.get('note', ''))} |"
            for tool, one in found["tools"].items()
        ]
    lines += _mutations(documents)
    lines += _disagreements(documents, reasons)
    return "\n".join([*lines, ""])


def _mutations(documents: dict[str, Any]) -> list[str]:
    """Agreement by mutation, all documents together."""
    tools: dict[str, dict[str, list[int]]] = {}
    for found in documents.values():
        for tool, one in found.get("tools", {}).items():
            for mutation, (good, every) in one.get("by_mutation", {}).items():
                counts = tools.setdefault(tool, {}).setdefault(mutation, [0, 0])
                counts[0] += good
                counts[1] += every
    if not tools:
        return []
    names = sorted({name for one in tools.values() for name in one})
    head = ["", f"| mutation | cases | {' | '.join(tools)} |", f"|---|--:|{'--:|' * len(tools)}"]
    return head + [
        f"| {name} | {max(one.get(name, [0, 0])[1] for one in tools.values()):,} "
        f"| {' | '.join(figure(one.get(name)) for one in tools.values())} |"
        for name in names
    ]


def _disagreements(documents: dict[str, Any], reasons: dict[str, str]) -> list[str]:
    lines: list[str] = []
    left_out: list[str] = []
    for label, found in documents.items():
        own = found.get("tools", {}).get(_OWN, {})
        touched = {rule: count for rule, count in found.get("touched", {}).items() if count}
        left_out += [
            f"- {label}: {count:,} cases are left out, since the rule `{rule}` alone decides them"
            for rule, count in touched.items()
        ]
        for one in (*own.get("classes", ()), *own.get("losses", ())):
            named = f"{one['kind']}: {one['cause']}"
            lines.append(
                f"- {label}: **{named}**, {one['count']:,} times. `{one['key']}` ({one['mutation']}): "
                f"{_code(one['text'])}{_note(one['note'])} Reason: {reasons.get(named, 'not explained yet')}."
            )
    out = ["", *left_out] if left_out else []
    if not lines:
        return [*out, "", "contractor disagrees nowhere."]
    return [*out, "", "Where contractor disagrees:", "", *lines]


def _profile() -> str:
    rows = [
        *((f"format `{name}`", one.says) for name, one in profile.FORMATS.items()),
        *((f"refused: {name}", says) for name, says in profile.REFUSED.items()),
        *((f"equal: `{name}`", one.says) for name, one in profile.EQUAL.items()),
        *((f"rule: {name}", says) for name, says in profile.RULES.items()),
    ]
    table = [f"| {name} | {_cell(says)} |" for name, says in rows]
    return "\n".join(["## The profile", "", "| | |", "|---|---|", *table, ""])


def figure(counts: list[int] | None) -> str:
    """A share in per cent; empty where nothing was counted."""
    if not counts or not counts[1]:
        return ""
    # Never rounded up to what it is not.
    shown = 10_000 * counts[0] // counts[1] / 100
    return f"{shown:.2f} %"


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")


def _note(text: str) -> str:
    return f" ({_code(text)})." if text else "."


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"
