"""The page that shows which planted faults are noticed.

Takes what was recorded, gives Markdown; refuses to measure.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

_KINDS: Final[Mapping[str, str]] = {
    "answer": "what is answered is not what its schema says",
    "status": "a status or a media type that is not documented",
    "request": "takes what it must refuse",
    "strict": "refuses what it must take",
    "auth": "credentials and scopes that nobody looks at",
    "method": "methods that the path does not have",
    "state": "what was made, changed or removed is not",
}
_HEAD: Final = (
    "# What contract tests notice\n\n"
    "A green run says little until it is known what it would have seen. So faults are planted into servers that "
    "keep their contract, one at a time, and the operations that show a fault are tested: once by "
    "[`contractor test`](guide/test.md), and once by Schemathesis by itself, with its own defaults, on the document "
    "as it is written. A fault counts as noticed where something fails that does not fail without it.\n\n"
    "`make mutants` measures this page anew (benchmarks/mutants; the faults stand in `planted.py`). {when}\n\n"
)
_WHY: Final = (
    "\nWhat Schemathesis by itself leaves out is added by probes, each of which says what it is for in "
    "[the guide](guide/test.md): it does not look at credentials of OAuth 2 and OpenID Connect; where a resource is "
    "missing every refusal counts as one; where two query parameters are required one of them goes unjudged; and "
    "nothing compares what was sent with what comes back.\n"
)


def page(recorded: Mapping[str, Any]) -> str:
    """The page."""
    rows = recorded["faults"]
    parts = [
        _HEAD.format(when=_when(recorded)),
        _summary(rows),
        _WHY,
        *_listed(rows, recorded["servers"]),
    ]
    return "".join(parts)


def _when(recorded: Mapping[str, Any]) -> str:
    return (
        f"Last measured on {recorded['date']}, with {recorded['examples']} examples and seed "
        f"{recorded['seed']}, Schemathesis {recorded['schemathesis']}; {recorded['alarms']} false alarms."
    )


def _summary(rows: Iterable[Mapping[str, Any]]) -> str:
    counts: dict[str, list[int]] = {kind: [0, 0, 0] for kind in _KINDS}
    for row in rows:
        count = counts[row["kind"]]
        count[0] += 1
        count[1] += bool(row["noticed"])
        count[2] += bool(row["schemathesis"])
    lines = ["| faults | planted | `contractor test` | Schemathesis alone |\n|---|---|---|---|\n"]
    lines += [
        f"| {_KINDS[kind]} | {count} | {ours} | {theirs} |\n"
        for kind, (count, ours, theirs) in counts.items()
    ]
    total, ours, theirs = (sum(one[index] for one in counts.values()) for index in range(3))
    lines.append(
        f"| **all** | **{total}** | **{ours} ({ours / total:.0%})** | **{theirs} ({theirs / total:.0%})** |\n"
    )
    return "".join(lines)


def _listed(rows: Iterable[Mapping[str, Any]], servers: Mapping[str, str]) -> Iterable[str]:
    document = ""
    for row in rows:
        if row["document"] != document:
            document = row["document"]
            yield f"\n## {document}: {servers[document]}\n\n"
            yield "| fault | `contractor test` | Schemathesis alone |\n|---|---|---|\n"
        yield f"| {row['fault']} | {_checks(row['noticed'])} | {_checks(row['schemathesis'])} |\n"


def _checks(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "no"
