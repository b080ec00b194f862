"""Many pairs of documents in one process: what `contractor diff --batch` does.

Takes lines of JSON, a pair of documents each, gives a line for each: the findings as oasdiff reports them, or why
there are none. It is for whoever scores the engine against recorded answers.

    {"case": "name", "base": PATH, "revision": PATH, "options": {"today": "2026-11-23", …}}
    {"case": "name", "findings": [{"id": …, "level": …, "operation": …, "path": …}]}
    {"case": "name", "error": "why"}

Options are those of oasdiff: `severity` (id → level or none), `deprecation_days_beta`, `deprecation_days_stable`,
`stability_level`, `match_inline_refs`, `flatten_allof`, and `today`. What only filters (`scope`, `min_level`) is
left to whoever asks.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from contractor.diagnostic import DocumentError, Severity

if TYPE_CHECKING:
    from contractor.contract import Contract
    from contractor.diff.terms import Terms

_LEVELS: Final[Mapping[str, Severity | None]] = {
    **{severity.word: severity for severity in Severity},
    "none": None,
}


def answers(lines: Iterable[str], folder: Path, today: date) -> Iterator[str]:
    """A line for each request; paths are relative to the working folder, or to `folder`."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield json.dumps(_answer(line, number, folder, today), ensure_ascii=False)


def _answer(line: str, number: int, folder: Path, today: date) -> dict[str, Any]:
    case: Any = number
    try:
        request = json.loads(line)
        case = request.get("case", number)
        return {"case": case, "findings": _findings(request, folder, today)}
    except DocumentError as failure:
        return {"case": case, "error": str(failure)}
    except (ValueError, KeyError, TypeError, AttributeError) as why:
        return {"case": case, "error": f"this is no request: {why!r}"}


def _findings(request: Mapping[str, Any], folder: Path, today: date) -> list[dict[str, str]]:
    from contractor.diff import compat

    options = request.get("options") or {}
    old, new = (_contract(request[side], folder) for side in ("base", "revision"))
    severity = {id: _LEVELS[word] for id, word in (options.get("severity") or {}).items()}
    found = compat.findings(old, new, _terms(options, today), severity)
    return [
        {"id": one.id, "level": one.level.word, "operation": one.operation, "path": one.path}
        for one in found
    ]


def _contract(given: Any, folder: Path) -> "Contract":
    from contractor.contract import read
    from contractor.source import Files

    if isinstance(given, dict):
        return read(Files.of_data(given))
    path = Path(given)
    return read(Files.open(path if path.exists() else folder / path))


def _terms(options: Mapping[str, Any], today: date) -> "Terms":
    from contractor.diff.terms import Terms

    given = options.get("today")
    return Terms(
        date.fromisoformat(given) if given else today,
        notice_beta=options.get("deprecation_days_beta") or 0,
        notice_stable=options.get("deprecation_days_stable") or 0,
        stability=options.get("stability_level") or "beta",
        compat=True,
        match_inline=options.get("match_inline_refs", True) is not False,
        flatten=options.get("flatten_allof", False) is True,
    )
