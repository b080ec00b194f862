"""An outcome as one HTML page that needs nothing else: no network, no other file.

Takes a `Tested` and its contract, gives the page; refuses to let anything of a document or a server act
(`report.page`). What is shown is decided here, the template places it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from textwrap import dedent
from typing import Final

from contractor.contract import Contract
from contractor.diagnostic import Span
from contractor.frozen import frozen
from contractor.report.checks import exchange as example
from contractor.report.page import page
from contractor.report.testing import coverage, replaying, reproducing, verdict
from contractor.report.testing.exchanges import came, sent
from contractor.report.testing.findings import by_key, failed, name
from contractor.report.visible import visible
from contractor.testing.checks import CHECKS
from contractor.testing.exchange import Exchange
from contractor.testing.failure import Failure
from contractor.testing.outcome import Covered, Tested
from contractor.text import short

#: Characters of a sentence, of a body, and of a command.
_LONGEST: Final = 2_000
_BODY: Final = 8_000
_CODE: Final = 20_000
#: Characters of a command that stands on one line.
_WIDTH: Final = 100
_BLANK: Final = re.compile(r"\n\s*\n")
_TOO_LONG: Final = "too long to show here: --format json has it"


@frozen
class Chip:
    """A status and how often it came back; `tone` is `seen`, `unseen` or `stray` (not documented)."""

    status: str
    count: str
    tone: str


@frozen
class OperationView:
    """One operation, and what was seen of it."""

    name: str
    route: str
    requests: str
    reached: bool
    failures: int
    chips: tuple[Chip, ...]


@frozen
class ExchangeView:
    """A request and what came back, as lines."""

    sent: str
    came: str


@frozen
class Paragraph:
    """A part of a reason, of one or more lines; `is_code` where it was indented as code is."""

    text: str
    is_code: bool


@frozen
class Meaning:
    """What a check promises, by its id; `bad` and `good` are exchanges."""

    id: str
    title: str
    promise: str
    why: str
    fix: str
    bad: str
    good: str


@frozen
class FailureView:
    """A failure as the page has it; `operation` and `check_number` are numbers to filter by.

    `is_told` where the page says what the check means.
    """

    number: int
    check: str
    is_told: bool
    title: str
    route: str
    why: tuple[Paragraph, ...]
    place: str
    at: str
    count: int
    operation: str
    check_number: str
    exchanges: tuple[ExchangeView, ...]
    curl: str
    pytest: str


@frozen
class Said:
    """Something that is said in a few lines: not covered, or known; `id` says of which kind, or which check."""

    where: str
    what: str
    id: str
    is_told: bool
    why: str


@frozen
class Page:
    """Everything that the template places."""

    verdict: str
    tone: str
    target: str
    document: str
    measured: str
    stream: str
    versions: str
    operations: tuple[OperationView, ...]
    choices: tuple[str, ...]
    checks: tuple[str, ...]
    failures: tuple[FailureView, ...]
    counting: tuple[Said, ...]
    untested: tuple[Said, ...]
    known: tuple[Said, ...]
    meanings: tuple[Meaning, ...]


def report(
    tested: Tested, contract: Contract, *, color: bool = False, verbose: bool = False
) -> str:
    """The page."""
    return page(
        "testing.html.jinja", view(tested, contract), ("page.css", "testing.css"), ("filter.js",)
    )


def view(tested: Tested, contract: Contract) -> Page:
    """What the page shows."""
    said = verdict.sentence(tested)
    keys = _numbered(one.operation for one in tested.failures)
    checks = _numbered(one.check for one in tested.failures)
    return Page(
        visible(said[:1].upper() + said[1:]),
        "good" if tested.passed else "bad",
        _shown(tested.target),
        _shown(contract.files.root.display),
        visible(verdict.measured(tested)),
        visible(tested.stream),
        _shown(", ".join(f"{name} {version}" for name, version in tested.versions.items())),
        tuple(_operation(one, tested) for one in tested.operations),
        tuple(_shown(name(key, tested) or "no operation") for key in keys),
        tuple(map(_shown, checks)),
        tuple(
            _failure(number, one, tested, contract, keys, checks)
            for number, one in enumerate(tested.failures, start=1)
        ),
        tuple(_said(one.operation, one.what, one.kind, one.why, tested) for one in tested.counting),
        tuple(
            _said(one.operation, one.what, one.kind, one.why, tested)
            for one in tested.uncovered
            if one not in tested.counting
        ),
        tuple(
            _said(one.failure.operation, one.failure.title, one.failure.check, one.reason, tested)
            for one in tested.known
        ),
        tuple(_meanings(tested)),
    )


def _operation(one: Covered, tested: Tested) -> OperationView:
    chips = [
        Chip(visible(status), f"{count:,}", "seen" if count else "unseen")
        for status, count in coverage.documented(one).items()
    ]
    chips += [
        Chip(str(status), f"{count:,}", "stray")
        for status, count in coverage.undocumented(one).items()
    ]
    return OperationView(
        _shown(one.name),
        _shown(f"{one.method} {one.path}"),
        f"{one.requests:,}",
        one.reached,
        sum(failure.operation == one.key for failure in tested.failures),
        tuple(chips),
    )


def _failure(
    number: int,
    one: Failure,
    tested: Tested,
    contract: Contract,
    keys: Mapping[str, int],
    checks: Mapping[str, int],
) -> FailureView:
    curl = reproducing.command(one, tested, _WIDTH)
    made = replaying.pytest(one, tested, contract)
    return FailureView(
        number,
        _shown(one.check),
        one.check in CHECKS,
        _shown(one.title),
        _shown(name(one.operation, tested)),
        tuple(_paragraphs(one.why)),
        _place(failed(one, tested, contract).span),
        _shown(one.at),
        one.count,
        str(keys[one.operation]),
        str(checks[one.check]),
        tuple(map(_exchange, one.exchanges)),
        _code(curl),
        _code(made),
    )


def _exchange(one: Exchange) -> ExchangeView:
    return ExchangeView(_lines(sent(one, _BODY)), _lines(came(one, _BODY)))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """The parts of a reason, as blank lines part them; what is indented as a whole is code."""
    for part in _BLANK.split(text.strip("\n")):
        lines = part.splitlines()
        is_code = bool(part.strip()) and all(line.startswith("    ") for line in lines)
        told = dedent(part).splitlines() if is_code else [line.strip() for line in lines]
        if any(told):
            yield Paragraph("\n".join(map(_shown, filter(None, told))), is_code)


def _said(key: str, what: str, id: str, why: str, tested: Tested) -> Said:
    found = by_key(tested).get(key)
    where = "" if found is None else _shown(found.name)
    return Said(
        where, _shown(what), _shown(id), id in CHECKS, "\n".join(map(_shown, why.split("\n")))
    )


def _meanings(tested: Tested) -> Iterator[Meaning]:
    """What there is to say about each check that is named, in the order of the table."""
    named = {one.check for one in tested.failures} | {one.kind for one in tested.uncovered}
    named |= {one.failure.check for one in tested.known}
    for one in CHECKS.values():
        if one.id in named:
            yield Meaning(
                one.id,
                one.title,
                one.promise,
                one.why,
                one.fix,
                example(one.bad),
                example(one.good),
            )


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {one: index for index, one in enumerate(dict.fromkeys(names))}


def _place(span: Span | None) -> str:
    return "" if span is None else visible(f"{span.file}:{span.line}:{span.column}")


def _code(text: str | None) -> str:
    if text is None:
        return ""
    return _lines(text.rstrip("\n").split("\n")) if len(text) <= _CODE else _TOO_LONG


def _lines(lines: Iterable[str]) -> str:
    """Lines, each of them harmless; what breaks a body into lines stays a break."""
    return "\n".join(visible(part) for line in lines for part in line.split("\n"))


def _shown(text: str) -> str:
    return visible(short(text, _LONGEST))
