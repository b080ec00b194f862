"""Patterns in SQLite's words: GLOB, lengths and parts of a text, since it has no regular expressions of its own.

Takes the text as SQL and a tree, gives a condition, or None where it cannot be said or would become long; refuses
to know tables. Each sequence of runs that the pattern is a choice of is split at what tells its runs apart until
GLOB can say the rest.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from contractor.relational.characters import ANY, NONE, Characters
from contractor.relational.expressions import End, Expression, Look, Sequence, Start
from contractor.relational.runs import (
    Listed,
    Part,
    Run,
    Unsayable,
    is_needed,
    merged,
    options,
    widened,
)
from contractor.relational.spelling import NUL, bracketed, quoted

#: How long a condition may become.
_LONGEST: Final = 1_000
#: How many characters of one set are written side by side, and how many `ltrim` is told.
_MOST_REPEATED, _MOST_LISTED = 8, 70


def condition(text: str, expression: Expression) -> str | None:
    """The condition that a text has a match."""
    try:
        found = _any(text, expression)
    except Unsayable:
        return None
    return found if len(found) <= _LONGEST else None


def _any(text: str, expression: Expression) -> str:
    found = [_one(text, parts) for parts in dict.fromkeys(options(expression))]
    said = list(dict.fromkeys(one for one in found if one is not None))
    if "1" in said:
        return "1"
    return _or(said) if said else "0"


def _or(conditions: list[str]) -> str:
    if len(conditions) == 1:
        return conditions[0]
    return " OR ".join(f"({one})" if " AND " in one else one for one in conditions)


def _and(conditions: Iterator[str]) -> str:
    found = [one for one in dict.fromkeys(conditions) if one != "1"]
    if "0" in found:
        return "0"
    return " AND ".join(f"({one})" if " OR " in one else one for one in found) or "1"


def _one(text: str, parts: tuple[Part, ...]) -> str | None:
    """The condition that a sequence has a match; None where it never has."""
    kept = [part for part in parts if not (isinstance(part, Run) and part.most == 0)]
    start = next((at for at, one in enumerate(kept) if not isinstance(one, Start)), len(kept))
    end = next((at for at, one in enumerate(kept[::-1]) if not isinstance(one, End)), len(kept))
    inner = kept[start : max(len(kept) - end, start)]
    looks = [
        one for one in takewhile(lambda one: isinstance(one, Look), inner) if isinstance(one, Look)
    ]
    inner = inner[len(looks) :]
    if looks and not start:
        raise Unsayable
    body: list[Run | Listed] = []
    for at, part in enumerate(inner):
        match part:
            case Run() | Listed():
                body.append(part)
            case Start() if any(is_needed(one) for one in inner[:at]):
                return None
            case End() if any(is_needed(one) for one in inner[at:]):
                return None
            case _:
                raise Unsayable
    anywhere = Run(ANY, 0, None)
    whole = [*([] if start else [anywhere]), *body, *([] if end else [anywhere])]
    every = NONE
    for run in whole:
        every |= run.set | run.separator if isinstance(run, Listed) else run.set
    conditions = [_whole(text, merged(whole)), *(_ahead(text, look, every) for look in looks)]
    return _and(iter(conditions))


def _ahead(text: str, look: Look, every: Characters) -> str:
    """What a look from the beginning says of a text; `every` are the characters that it may have at all."""
    if not look.ahead:
        raise Unsayable
    found = _any(text, Sequence((Start(), widened(look.inner, every))))
    if not look.negated:
        return found
    return {"0": "1", "1": "0"}.get(found, f"NOT ({found})")


def _whole(text: str, runs: list[Run | Listed]) -> str:
    """The condition that a text is a sequence of runs, from its beginning to its end."""
    for rule in (
        _few_kinds,
        _around_one,
        _counted,
        _at_separator,
        _trimmed,
        _trimmed_behind,
        _spelled_out,
    ):
        found = rule(text, runs)
        if found is not None:
            return found
    raise Unsayable


def _few_kinds(text: str, runs: list[Run | Listed]) -> str | None:
    """All that varies is of one set, and so is all the rest; or nothing varies, or there is but a list."""
    if not runs:
        return f"{text} = ''"
    if isinstance(runs[0], Listed):
        return _list(text, runs[0]) if len(runs) == 1 else None
    if not all(isinstance(run, Run) and run.step == 1 for run in runs):
        return None
    found = [run for run in runs if isinstance(run, Run)]
    varying = [run for run in found if not run.is_fixed]
    if any(run.most is not None or run.set != varying[0].set for run in varying):
        return None
    fixed = [run for run in found if run.is_fixed]
    if not varying:
        alone = len(found) == 1 or any(run.least > _MOST_REPEATED for run in found)
        return None if alone and _is_long(found) else _globbed(text, found)
    set = varying[0].set
    if not all(run.set.within(set) for run in fixed):
        return None
    if len(found) == 1 or any(run.least > _MOST_REPEATED for run in found):
        return None
    return _and(iter([_only(text, set), _globbed(text, found)]))


def _is_long(runs: list[Run]) -> bool:
    return any(run.least > _MOST_REPEATED and run.set.only is None for run in runs)


def _globbed(text: str, runs: list[Run]) -> str:
    """The condition with each run that varies as anything."""
    if all(run.is_fixed and run.set.only for run in runs):
        return f"{text} = {quoted(''.join((run.set.only or '') * run.least for run in runs))}"
    spelled = "".join(_run(run) for run in runs)
    return "1" if spelled == "*" else f"{text} GLOB {quoted(spelled)}"


def _run(run: Run) -> str:
    """A run as GLOB has it."""
    if run.least > 50:
        raise Unsayable
    every = "?" if run.set == ANY else bracketed(run.set)
    return every * run.least + ("" if run.is_fixed else "*")


def _only(text: str, set: Characters) -> str:
    """The condition that a text has no other characters."""
    return "1" if set == ANY else f"{text} NOT GLOB {quoted('*' + bracketed(~set) + '*')}"


def _list(text: str, found: Listed) -> str:
    both, one = bracketed(~(found.set | found.separator)), bracketed(found.separator)
    refused = [f"*{both}*", f"{one}*", f"*{one}", f"*{one}{one}*"]
    return _and(iter([f"{text} <> ''", *(f"{text} NOT GLOB {quoted(each)}" for each in refused)]))


def _around_one(text: str, runs: list[Run | Listed]) -> str | None:
    """One run varies, or is long; those before and behind it have one length."""
    open_ = [
        at
        for at, run in enumerate(runs)
        if not isinstance(run, Run) or not run.is_fixed or run.least > _MOST_REPEATED
    ]
    if len(open_) != 1:
        return None
    at = open_[0]
    middle = runs[at]
    before = [run for run in runs[:at] if isinstance(run, Run)]
    behind = [run for run in runs[at + 1 :] if isinstance(run, Run)]
    first, last = sum(run.least for run in before), sum(run.least for run in behind)
    conditions: list[str] = []
    ends = "".join(map(_run, before)) + "*" + "".join(map(_run, behind))
    if ends != "*":
        conditions.append(f"{text} GLOB {quoted(ends)}")
    inner = _cut(text, first, last)
    if isinstance(middle, Listed):
        return _and(iter([*conditions, _list(inner, middle)]))
    conditions += _lengths(text, first + last, middle)
    conditions.append(_only(inner, middle.set))
    return _and(iter(conditions))


def _cut(text: str, first: int, last: int) -> str:
    """A text without so many characters at its beginning and its end."""
    if last:
        return f"substr({text}, {first + 1}, length({text}) - {first + last})"
    return f"substr({text}, {first + 1})" if first else text


def _lengths(text: str, around: int, run: Run) -> Iterator[str]:
    least, most = run.least + around, None if run.most is None else run.most + around
    if least == most:
        yield f"length({text}) = {least}"
        return
    if run.least:
        yield f"length({text}) >= {least}"
    if most is not None:
        yield f"length({text}) <= {most}"
    if run.step > 1:
        rest = least % run.step
        yield f"length({text}) % {run.step} = {rest}"


def _counted(text: str, runs: list[Run | Listed]) -> str | None:
    """All that varies is of one set, and between it stands one character so many times."""
    found = [run for run in runs if isinstance(run, Run) and run.step == 1]
    varying = [run for run in found if not run.is_fixed]
    if len(found) < len(runs) or any(run.most is not None for run in varying):
        return None
    set = varying[0].set if varying else ANY
    apart = [run for run in found if not run.set.within(set)]
    between = apart[0].set if apart else ANY
    char = between.only
    if char is None or any(run.set != set for run in varying):
        return None
    if any(run.set != between for run in apart):
        return None
    times = sum(run.least for run in apart)
    whole = f"length({text}) - length(replace({text}, {quoted(char)}, '')) = {times}"
    return _and(iter([_globbed(text, found), _only(text, set | between), whole]))


def _at_separator(text: str, runs: list[Run | Listed]) -> str | None:
    """A character stands between runs, and none of those before it has it."""
    for at, run in enumerate(runs):
        if not isinstance(run, Run) or not run.is_fixed or run.least != 1 or not at:
            continue
        char = run.set.only
        if char is None or any(_has(one, ord(char)) for one in runs[:at]):
            continue
        place = f"instr({text}, {quoted(char)})"
        left = _whole(f"substr({text}, 1, {place} - 1)", runs[:at])
        right = _whole(f"substr({text}, {place} + 1)", runs[at + 1 :])
        return _and(iter([f"{place} > 0", left, right]))
    return None


def _has(run: Run | Listed, code: int) -> bool:
    return code in run.set or (isinstance(run, Listed) and code in run.separator)


def _trimmed(text: str, runs: list[Run | Listed]) -> str | None:
    """What follows the first run that varies begins with a character that the run does not have."""
    at = next(
        (at for at, run in enumerate(runs) if not isinstance(run, Run) or not run.is_fixed), None
    )
    if at is None or at + 1 == len(runs):
        return None
    run, behind = runs[at], runs[at + 1 :]
    if not isinstance(run, Run) or run.set.size > _MOST_LISTED or not _tells_apart(run, behind):
        return None
    before = [one for one in runs[:at] if isinstance(one, Run)]
    width = sum(one.least for one in before)
    inner = _cut(text, width, 0)
    rest = f"ltrim({inner}, {quoted((run.set & ~NUL).listed())})"
    conditions = [f"{text} GLOB {quoted(''.join(map(_run, before)) + '*')}"] if before else []
    if run.least == 1:
        conditions.append(f"{inner} GLOB {quoted(bracketed(run.set) + '*')}")
    elif run.least:
        conditions.append(f"length({inner}) - length({rest}) >= {run.least}")
    if run.most is not None:
        conditions.append(f"length({inner}) - length({rest}) <= {run.most}")
    if run.step > 1:
        least = run.least % run.step
        conditions.append(f"(length({inner}) - length({rest})) % {run.step} = {least}")
    return _and(iter([*conditions, _whole(rest, behind)]))


def _trimmed_behind(text: str, runs: list[Run | Listed]) -> str | None:
    """The last run varies, and what stands before it ends with a character that the run does not have."""
    if len(runs) < 2 or not isinstance(run := runs[-1], Run) or run.step > 1:
        return None
    before = runs[:-1]
    if run.is_fixed or run.set.size > _MOST_LISTED or not _tells_apart(run, before[::-1]):
        return None
    rest = f"rtrim({text}, {quoted((run.set & ~NUL).listed())})"
    conditions = [f"{text} GLOB {quoted('*' + _run(Run(run.set, run.least, run.least)))}"]
    if run.most is not None:
        conditions.append(f"length({text}) - length({rest}) <= {run.most}")
    return _and(iter([*(conditions if run.least else conditions[1:]), _whole(rest, before)]))


def _tells_apart(run: Run, behind: list[Run | Listed]) -> bool:
    """Whether the run ends where its characters do, whatever the runs behind it are."""
    for one in behind:
        if one.set.meets(run.set):
            return False
        if is_needed(one):
            return True
    return True


def _spelled_out(text: str, runs: list[Run | Listed]) -> str | None:
    """Nothing varies but what may be anything."""
    found = [
        run
        for run in runs
        if isinstance(run, Run) and (run.is_fixed or run == Run(ANY, run.least, None))
    ]
    return _globbed(text, found) if len(found) == len(runs) else None
