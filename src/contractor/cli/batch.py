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


class _NoRequest(ValueError):
    """A line that asks for nothing."""


def _answer(line: str, number: int, folder: Path, today: date) -> dict[str, Any]:
    case: Any = number
    try:
        request = _request(line)
        case = request.get("case", number)
        return {"case": case, "findings": _findings(_checked(request), folder, today)}
    except DocumentError as failure:
        return {"case": case, "error": str(failure)}
    except _NoRequest as why:
        return {"case": case, "error": f"this is no request: {why}"}
    except Exception as why:  # noqa: BLE001  a mistake of ours in one pair says nothing about the others
        return {"case": case, "error": f"internal error: {type(why).__name__}: {why}"}


def _request(line: str) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError) as why:
        raise _NoRequest(f"it is no JSON ({why})") from None
    if not isinstance(request, dict):
        raise _NoRequest("it is no object")
    return request


def _checked(request: dict[str, Any]) -> dict[str, Any]:
    for side in ("base", "revision"):
        if not isinstance(request.get(side), (str, dict)):
            raise _NoRequest(f"`{side}` is neither a path nor a document")
    if not isinstance(request.get("options") or {}, dict):
        raise _NoRequest("`options` is no object")
    return request


def _findings(request: Mapping[str, Any], folder: Path, today: date) -> list[dict[str, str]]:
    from contractor.diff import compat

    options = request.get("options") or {}
    terms, severity = _terms(options, today), _severity(options)
    old, new = (_contract(request[side], folder) for side in ("base", "revision"))
    found = compat.findings(old, new, terms, severity)
    return [
        {"id": one.id, "level": one.level.word, "operation": one.operation, "path": one.path}
        for one in found
    ]


def _severity(options: Mapping[str, Any]) -> dict[str, Severity | None]:
    given = options.get("severity") or {}
    if not isinstance(given, dict) or not all(word in [*_LEVELS] for word in given.values()):
        raise _NoRequest(f"`severity` is no object from ids to one of: {', '.join(_LEVELS)}")
    return {id: _LEVELS[word] for id, word in given.items()}


def _contract(given: Any, folder: Path) -> "Contract":
    from contractor.contract import read
    from contractor.source import Files

    if isinstance(given, dict):
        return read(Files.of_data(given))
    path = Path(given)
    return read(Files.open(path if path.exists() else folder / path))


def _terms(options: Mapping[str, Any], today: date) -> "Terms":
    from contractor.diff.terms import Terms

    return Terms(
        _day(options.get("today"), today),
        notice_beta=_days(options, "deprecation_days_beta"),
        notice_stable=_days(options, "deprecation_days_stable"),
        stability=options.get("stability_level") or "beta",
        compat=True,
        match_inline=options.get("match_inline_refs", True) is not False,
        flatten=options.get("flatten_allof", False) is True,
    )


def _day(given: Any, today: date) -> date:
    try:
        return today if given is None else date.fromisoformat(given)
    except (TypeError, ValueError):
        raise _NoRequest(f"`today` is {given!r}, which is no date") from None


def _days(options: Mapping[str, Any], name: str) -> int:
    given = options.get(name) or 0
    if not isinstance(given, int):
        raise _NoRequest(f"`{name}` is no number of days")
    return given
