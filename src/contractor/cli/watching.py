"""Again whenever an input changes, until the person stops it: `contractor generate --watch` and `contractor dev`."""

import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from contractor.cli import reading
from contractor.cli.outcomes import counted
from contractor.cli.printing import internal

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.workspace.project import Outcome

#: Seconds between two looks at the files.
_LOOK: Final = 0.1

#: What tells that a file is another one: when it was written (nanoseconds) and its size (bytes); None without it.
Marks: TypeAlias = dict[Path, tuple[int, int] | None]


def watch(
    inputs: tuple[Path, ...],
    run: Callable[[], "Outcome"],
    printer: "Printer",
    beside: Callable[[], Iterable[Path]] = tuple,
) -> None:
    """Run, and again whenever the inputs or a file that they refer to have changed and then rest.

    `beside` gives other files that count, anew at every look: they may come and go.
    """
    watched = inputs
    try:
        while True:
            before = marks((*watched, *beside()))
            watched = _tried(run, printer, watched)
            before |= {path: mark for path, mark in marks(watched).items() if path not in before}
            left = before.keys() - {*watched, *beside()}
            printer.say(f"watching {counted(len(before) - len(left))}; Ctrl-C stops")
            _until_changed(
                partial(_seen, watched, beside),
                {path: mark for path, mark in before.items() if path not in left},
            )
    except KeyboardInterrupt:
        printer.say("stopped")


def _seen(watched: Sequence[Path], beside: Callable[[], Iterable[Path]]) -> Marks:
    return marks((*watched, *beside()))


def _until_changed(look: Callable[[], Marks], before: Marks) -> None:
    """Wait for a change, and then until a look finds what the look before it found: editors write in steps."""
    last = before
    while (now := look()) == before or now != last:
        last = now
        time.sleep(_LOOK)


def _tried(
    run: Callable[[], "Outcome"], printer: "Printer", watched: tuple[Path, ...]
) -> tuple[Path, ...]:
    """Run once whatever comes of it, and give the files to watch."""
    from contractor.workspace.problem import Refused

    try:
        outcome = run()
    except Refused as refused:
        printer.findings(refused.findings, reading.excerpts(refused.findings))
        return watched
    except Exception as why:  # noqa: BLE001  a mistake of ours, which must not end what a person works with
        internal(why)
        return watched
    # A document that could not be read has not named all of its files.
    return tuple(dict.fromkeys((*outcome.inputs, *(watched if outcome.status == 2 else ()))))


def marks(paths: Iterable[Path]) -> Marks:
    """What tells files from what they were."""
    return {path: _mark(path) for path in paths}


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
