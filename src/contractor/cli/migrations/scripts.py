"""Files of migrations as a person names them: files, folders, standard input.

Takes paths, gives texts in the order in which they run; exits with 2 where one cannot be read.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from contractor.cli import printing
from contractor.frozen import frozen
from contractor.sql.dialect import Dialect
from contractor.sql.script import BACK

_PARTS: Final = re.compile(r"(\d+)")
_WORDS: Final = re.compile(r"[a-z]+")
_OF_ALEMBIC: Final = "alembic upgrade --sql head prints the SQL of revisions: pipe it to -"
_MOST: Final = 64_000_000
_NAMED: Final = (
    (".sqlite.sql", Dialect.SQLITE),
    (".postgresql.sql", Dialect.POSTGRESQL),
    (".postgres.sql", Dialect.POSTGRESQL),
)


@frozen
class Text:
    """A file by the name that a person sees, and which database it is for."""

    name: str
    text: str
    dialect: Dialect


def texts(paths: Sequence[str], dialect: str | None, printer: printing.Printer) -> tuple[Text, ...]:
    """All files that are named, each once, in the order in which they run."""
    found: dict[str, Text] = {}
    for name in paths:
        for path in _in_order(name, printer):
            shown = "-" if path is None else path.as_posix()
            if shown not in found:
                found[shown] = Text(shown, _read(path), _dialect(shown, dialect))
    return tuple(found.values())


def _in_order(name: str, printer: printing.Printer) -> Iterator[Path | None]:
    path = Path(name)
    if name == "-":
        yield None
    elif path.is_dir():
        inside = [one for one in path.rglob("*.sql") if one.is_file()]
        # Those that lead back would undo the history.
        forward = [one for one in inside if not {*BACK} & {*_WORDS.findall(one.name.lower())}]
        if not forward:
            python = any(path.glob("*.py"))
            help = _OF_ALEMBIC if python else "name a folder with files that end with .sql"
            printing.stop(f"{name} has no file of SQL", help)
        if len(inside) > len(forward):
            count = len(inside) - len(forward)
            left = (
                "1 file leads back and was" if count == 1 else f"{count} files lead back and were"
            )
            printer.say(f"{name}: {left} left out; name one to have it checked")
        yield from sorted(forward, key=lambda one: _numbered(one.relative_to(path)))
    else:
        yield path


def _numbered(path: Path) -> list[tuple[tuple[int, str], ...]]:
    """What sorts names by the numbers in them, so that V2 comes before V10."""
    return [
        tuple((int(part), "") if part.isdigit() else (-1, part) for part in _PARTS.split(name))
        for name in path.parts
    ]


def _read(path: Path | None) -> str:
    if path is not None and path.suffix == ".py":
        printing.stop(f"{path} is Python, and no SQL", _OF_ALEMBIC)
    try:
        content = sys.stdin.buffer.read(_MOST + 1) if path is None else path.read_bytes()
        if len(content) > _MOST:
            printing.stop(
                f"{path or 'standard input'} has more than {_MOST // 1_000_000} MB",
                "schema changes and large data belong into files of their own",
            )
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        printing.stop(f"{path or 'standard input'} is not UTF-8", "save the file as UTF-8")
    except (OSError, ValueError) as why:
        said = getattr(why, "strerror", None) or why
        printing.stop(f"{path} cannot be read: {said}", "name a file of SQL, or a folder of them")


def _dialect(name: str, wanted: str | None) -> Dialect:
    if wanted is not None:
        return Dialect(wanted)
    lower = name.lower()
    named = (dialect for end, dialect in _NAMED if lower.endswith(end))
    return next(named, Dialect.POSTGRESQL)
