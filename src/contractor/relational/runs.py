"""Patterns as choices of sequences of runs: so many characters of one set.

Takes a tree, gives the sequences that it is a choice of, or refuses where they would be many or a choice says too
little; refuses to know databases.
"""

from collections.abc import Iterator

from contractor.frozen import frozen
from contractor.relational.characters import ANY, Characters
from contractor.relational.expressions import (
    Either,
    End,
    Expression,
    Look,
    Repeated,
    Sequence,
    Start,
)

#: How many sequences a pattern may be, and how many runs each.
_MOST_OPTIONS, _MOST_RUNS = 16, 200
_Options = list[tuple["Part", ...]]


class Unsayable(Exception):
    """Runs do not say this, or only at a length that nobody would read."""


@frozen
class Run:
    """So many characters of one set, without end where `most` is None, in steps of `step` beyond the least."""

    set: Characters
    least: int = 1
    most: int | None = 1
    step: int = 1

    @property
    def is_fixed(self) -> bool:
        """Whether it has one length."""
        return self.least == self.most


@frozen
class Listed:
    """Runs of at least one character, with a single separator between two of them."""

    set: Characters
    separator: Characters


Part = Run | Listed | Start | End | Look


def options(expression: Expression) -> list[tuple[Part, ...]]:
    """The sequences that an expression is a choice of."""
    match expression:
        case Characters():
            return [(Run(expression),)]
        case Start() | End() | Look():
            return [(expression,)]
        case Either(choices):
            return _few([one for option in choices for one in options(option)])
        case Sequence(parts):
            found = _listed(parts)
            return [(found,)] if found else _products([options(part) for part in _joined(parts)])
        case Repeated(inner, least, most):
            return _repeated(options(inner), least, most)
    raise Unsayable


def _joined(parts: tuple[Expression, ...]) -> Iterator[Expression]:
    """The parts of a sequence; two of them as one where they are a list with separators."""
    at = 0
    while at < len(parts):
        pair = Sequence(parts[at : at + 2])
        if len(pair.parts) == 2 < len(parts) and _listed(pair.parts):
            yield pair
            at += 2
        else:
            yield parts[at]
            at += 1


def _listed(parts: tuple[Expression, ...]) -> Listed | None:
    """What `a+(-a+)*` is."""
    match parts:
        case (
            Repeated(Characters() as first, 1, None),
            Repeated(
                Sequence((Characters() as separator, Repeated(Characters() as other, 1, None))),
                0,
                None,
            ),
        ) if first == other and not first.meets(separator):
            return Listed(first, separator)
    return None


def _few(options: list[tuple[Part, ...]]) -> list[tuple[Part, ...]]:
    if len(options) > _MOST_OPTIONS or any(len(one) > _MOST_RUNS for one in options):
        raise Unsayable
    return options


def _products(options: list[list[tuple[Part, ...]]]) -> list[tuple[Part, ...]]:
    found: list[tuple[Part, ...]] = [()]
    for choice in options:
        found = _few([(*one, *other) for one in found for other in choice])
    return found


def _repeated(
    options: list[tuple[Part, ...]], least: int, most: int | None
) -> list[tuple[Part, ...]]:
    if most is not None and most < least:
        raise Unsayable
    match options:
        case [(Run(set, one, other, 1),)] if one == other == 1:
            return [(Run(set, least, most),)]
        case [parts] if most == least and all(isinstance(part, Run) for part in parts):
            return _products([options] * min(least, _MOST_RUNS + 1))
        case [(Run(set, one, other, 1), *rest)] if (
            most is None and one == other and one and _is_of(set, rest)
        ):
            width = one + sum(part.least for part in rest if isinstance(part, Run))
            return [(Run(set, least * width, None, width),)]
        case [(Run(set, least=one, most=None, step=1),)] if most is None and one <= 1:
            return [(Run(set, least * one, None),)]
    if most is None or most - least > _MOST_OPTIONS:
        raise Unsayable
    found: list[tuple[Part, ...]] = []
    for times in range(least, most + 1):
        found = _few(found + _products([options] * min(times, _MOST_RUNS + 1)))
    return found


def _is_of(set: Characters, parts: list[Part]) -> bool:
    """Whether all parts are a fixed number of characters of a set."""
    return all(isinstance(part, Run) and part.set == set and part.is_fixed for part in parts)


def is_needed(part: Part) -> bool:
    """Whether a part takes up room."""
    return isinstance(part, Listed) or (isinstance(part, Run) and part.least > 0)


def merged(runs: list[Run | Listed]) -> list[Run | Listed]:
    """Runs of one set as one; beside what may be anything, a run is as short as it can be."""
    found: list[Run | Listed] = []
    for run in runs:
        last = found[-1] if found else None
        if isinstance(run, Run) and isinstance(last, Run) and last.set == run.set:
            if 1 not in (last.step, run.step) and last.step != run.step:
                raise Unsayable
            if max(last.step, run.step) > 1 and not (_is_stepped(last) and _is_stepped(run)):
                raise Unsayable
            most = None if None in (last.most, run.most) else (last.most or 0) + (run.most or 0)
            step = max(last.step, run.step)
            found[-1] = Run(run.set, last.least + run.least, most, step)
        else:
            found.append(run)
    shorter = _shortened(_shortened(found)[::-1])[::-1]
    return shorter if len(shorter) == len(found) == len(runs) else merged(shorter)


def _is_stepped(run: Run) -> bool:
    """Whether its lengths are those of steps without end, or one."""
    return run.is_fixed or (run.step > 1 and run.most is None)


def _shortened(runs: list[Run | Listed]) -> list[Run | Listed]:
    found: list[Run | Listed] = []
    for run in runs:
        before = found[-1] if found else None
        if isinstance(before, Run) and before == Run(ANY, before.least, None):
            if isinstance(run, Listed):
                run = Run(run.set)
            if run.set != ANY:
                run = Run(run.set, run.least, run.least)
                if not run.least:
                    continue
        found.append(run)
    return found


def widened(expression: Expression, every: Characters) -> Expression:
    """An expression that means the same for texts of some characters, whose sets of all these are of any."""
    match expression:
        case Characters():
            return ANY if every.within(expression) else expression
        case Sequence(parts):
            return Sequence(tuple(widened(part, every) for part in parts))
        case Either(options):
            return Either(tuple(widened(option, every) for option in options))
        case Repeated(inner, least, most):
            return Repeated(widened(inner, every), least, most)
        case _:
            return expression
