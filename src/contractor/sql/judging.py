"""Scripts of migrations judged, one after the other as they would run.

Takes scripts and what another engine says of each, gives findings with their places; refuses to know files, and who
the other engine is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from contractor.diagnostic import Finding, Severity, Span
from contractor.frozen import changed, frozen
from contractor.source.syntax import Lines, Stretch
from contractor.sql.checks import CHECKS
from contractor.sql.dialect import Dialect
from contractor.sql.history import History
from contractor.sql.kinds import Begin, Commit, Rollback
from contractor.sql.rule import Fact, Step, finding
from contractor.sql.rules import RULES
from contractor.sql.script import BACK, Script
from contractor.sql.squawk import Told
from contractor.sql.statements import Statement
from contractor.sql.tokens import Kind
from contractor.sql.waivers import Waiver, waivers

_NUMBER: Final = re.compile(r"[vV]?0*(\d+)(?=[^0-9])")
_PHASES: Final = (*BACK, "expand", "backfill", "contract", "cleanup")


@frozen
class Answer:
    """Something that another engine says, and why it does no harm here."""

    told: Told
    script: str
    reason: str


@frozen
class Judgement:
    """What is wrong, what was answered by what is known, and how many findings waivers allowed."""

    findings: tuple[Finding, ...]
    answers: tuple[Answer, ...] = ()
    allowed: int = 0


@frozen
class _Noticed:
    """A finding that may be made: which statement, and where."""

    fact: Fact
    statement: int
    start: int
    end: int
    finding: Finding | None = None


def judge(
    scripts: Sequence[Script],
    others: Mapping[str, Sequence[Told]] | None = None,
    *,
    own: bool = True,
    in_transaction: bool = False,
) -> Judgement:
    """What is wrong with scripts, which are one history.

    `others` has what another engine says, by the names of scripts that it read. Without `own`, that is all that is
    said. `in_transaction`: whoever runs a script wraps it in a transaction.
    """
    histories: dict[Dialect, History] = {}
    found: list[Finding] = []
    answers: list[Answer] = []
    allowed = 0
    seen: dict[tuple[str, str, str, str], str] = {}
    for script in scripts:
        history = histories.setdefault(script.dialect, History(script.dialect))
        history.open(in_transaction=in_transaction)
        noticed = list(_noticed(script, history, seen))
        told = None if others is None else others.get(script.name)
        open, answered = _merged(script, noticed, told or (), own=own)
        answers += answered
        kept, waived = _allowed(script, open, own=own, asked=told is not None)
        allowed += waived
        lines = Lines(script.text)
        found += [_located(one, script.name, lines) for one in kept]
    return Judgement(tuple(found), tuple(answers), allowed)


def _noticed(
    script: Script, history: History, seen: dict[tuple[str, str, str, str], str]
) -> Iterator[_Noticed]:
    yield from _of_files(script, seen)
    for number, statement in enumerate(script.statements):
        yield from _unread(statement, number)
    undone = {*_undone(script)}
    for place, said in enumerate(script.said):
        step = Step(script, place, history)
        for check in CHECKS:
            for fact in check(step):
                if script.dialect in RULES[fact.rule].dialects:
                    start = said.read.start if fact.start is None else fact.start
                    end = said.read.end if fact.end is None else fact.end
                    yield _Noticed(fact, said.number, start, end)
        if place not in undone:
            history.learn(said.change)


def _undone(script: Script) -> Iterator[int]:
    """Places of changes that a ROLLBACK takes back."""
    begun: int | None = None
    for place, said in enumerate(script.said):
        match said.change:
            case Begin():
                begun = place
            case Commit():
                begun = None
            case Rollback() if begun is not None:
                yield from range(begun + 1, place)
                begun = None


def _of_files(script: Script, seen: dict[tuple[str, str, str, str], str]) -> Iterator[_Noticed]:
    folder, _, name = script.name.replace("\\", "/").rpartition("/")
    found = _NUMBER.match(name)
    if found is None:
        return
    phase = next((one for one in _PHASES if script.is_phase(one)), "")
    first = seen.setdefault((folder, found[1], phase, script.dialect), name)
    if first != name:
        yield _Noticed(Fact("non-linear", {"first": first, "number": found[1]}), -1, 0, 0)


def _unread(statement: Statement, number: int) -> Iterator[_Noticed]:
    """Where a statement does not end what it began."""
    last = statement.tokens[-1]
    if last.kind is Kind.BROKEN:
        opens = last.text.lstrip("eEbBxXnNuU&")[:1]
        what = _BROKEN.get(opens, "a string")
        fact = Fact("syntax-error", {"what": f"{what} begins here and does not end"})
        yield _Noticed(fact, number, last.start, last.start + 1)
        return
    opened: list[int] = []
    for token in statement.tokens:
        if token.kind is Kind.SYMBOL and token.text == "(":
            opened.append(token.start)
        elif token.kind is Kind.SYMBOL and token.text == ")":
            if not opened:
                fact = Fact("syntax-error", {"what": "this parenthesis closes nothing"})
                yield _Noticed(fact, number, token.start, token.end)
                return
            opened.pop()
    if opened:
        fact = Fact("syntax-error", {"what": "this parenthesis does not end"})
        yield _Noticed(fact, number, opened[-1], opened[-1] + 1)


_BROKEN: Final = {
    '"': "a name",
    "`": "a name",
    "[": "a name",
    "/": "a comment",
    "$": "a string between dollars",
}


def _merged(
    script: Script, noticed: Iterable[_Noticed], told: Sequence[Told], *, own: bool
) -> tuple[list[_Noticed], list[Answer]]:
    """Ours and the others' as one list: each thing once, without what is answered."""
    ours = list(noticed)
    open = [one for one in ours if one.fact.answer is None] if own else []
    answers: list[Answer] = []
    for one in told:
        same = _same(script, one, ours) if own else None
        if same is None:
            open.append(_theirs(script, one))
        elif same.fact.answer is not None:
            answers.append(Answer(one, script.name, same.fact.answer))
    return open, answers


def _same(script: Script, told: Told, ours: Sequence[_Noticed]) -> _Noticed | None:
    """What we say of the same thing: at the same change if it can be, else in the same statement."""
    number = _statement(script, told.start)
    alike = [one for one in ours if one.fact.rule == told.rule and one.statement == number]
    exact = [one for one in alike if one.start <= told.start <= one.end]
    if exact or not alike:
        # Of several at one place, what is open counts.
        return min(exact, key=lambda one: one.fact.answer is not None, default=None)
    inside = any(
        said.number == number and said.read.start <= told.start < said.read.end
        for said in script.said
    )
    return None if inside else alike[0]


def _statement(script: Script, place: int) -> int:
    """The number of the statement at a place, or the last before it."""
    before = [n for n, one in enumerate(script.statements) if one.start <= place]
    return before[-1] if before else -1


def _theirs(script: Script, told: Told) -> _Noticed:
    row = RULES.get(told.rule)
    said = Finding(
        told.rule,
        Severity.WARNING if row is None else row.severity,
        told.message.strip().rstrip("."),
        help=told.help.strip() if told.help else None,
        notes=("found by squawk",),
    )
    fact = Fact(told.rule)
    return _Noticed(fact, _statement(script, told.start), told.start, told.end, said)


def _allowed(
    script: Script, noticed: Sequence[_Noticed], *, own: bool, asked: bool
) -> tuple[list[_Noticed], int]:
    """What no waiver allows, with what is wrong with waivers; and how many findings were allowed."""
    given = {number: waivers(one.comments) for number, one in enumerate(script.statements)}
    # What is about the file is allowed at its beginning, or behind the last statement.
    given[-1] = waivers(script.rest)
    used: set[Waiver] = set()
    kept: list[_Noticed] = []
    for one in noticed:
        fitting = [
            waiver
            for waiver in _near(given, one.statement)
            if waiver.wrong is None and one.fact.rule in waiver.rules
        ]
        used.update(fitting)
        if not fitting:
            kept.append(one)
    allowed = len(noticed) - len(kept)
    for number, listed in given.items():
        for waiver in listed:
            fact = _about(script, waiver, waiver in used, own=own, asked=asked)
            if fact is not None:
                kept.append(_Noticed(fact, number, waiver.comment.start, waiver.comment.end))
    return kept, allowed


def _near(given: Mapping[int, tuple[Waiver, ...]], statement: int) -> tuple[Waiver, ...]:
    """The waivers that count for a statement, or for the file as a whole."""
    found = given.get(statement, ())
    return (*found, *given.get(0, ())) if statement < 0 else found


def _about(script: Script, waiver: Waiver, used: bool, *, own: bool, asked: bool) -> Fact | None:
    """What is wrong with a waiver. Whether it is needed is known only where all were asked that may need it."""
    if waiver.wrong is not None:
        return Fact("invalid-waiver", {"what": waiver.wrong})
    shared = any(rule not in RULES or RULES[rule].squawk for rule in waiver.rules)
    known = own and (asked or not shared or script.dialect is Dialect.SQLITE)
    return Fact("unused-ignore", {"id": waiver.id}) if known and not used else None


def _located(one: _Noticed, file: str, lines: Lines) -> Finding:
    said = one.finding or finding(RULES[one.fact.rule], one.fact)
    span: Span = lines.span(file, Stretch(one.start, max(one.end, one.start)))
    return changed(said, span=span)
