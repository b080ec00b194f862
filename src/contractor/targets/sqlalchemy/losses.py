"""What tables do not hold as the document has it: a warning for each, where it stands.

Takes a model, gives findings; refuses to know SQLAlchemy.
"""

from collections.abc import Iterator

from contractor.diagnostic import Finding, Severity
from contractor.model import Model, Nullable, Scalar
from contractor.model.tables import Stored, plain, tables
from contractor.targets.sqlalchemy.checks import is_said


def losses(model: Model) -> Iterator[Finding]:
    """The warnings, in the order of the tables."""
    for table in tables(model).tables.values():
        for one in table.stored:
            if one.store == "none":
                continue
            for part in (one, *one.parts):
                yield from _stored(model, part)


def _stored(model: Model, one: Stored) -> Iterator[Finding]:
    kind = plain(model, one.source.type)
    if isinstance(one.source.type, Nullable) and not one.source.required:
        why = f"{one.source.name!r} may be absent or null; its column only knows NULL, which is read as null"
        yield Finding("null-for-absent", Severity.INFO, why, one.at)
    pattern = kind.pattern if isinstance(kind, Scalar) and one.store == "column" else None
    if pattern is not None and not is_said(pattern):
        why = f"no database checks the pattern of {one.source.name!r} as JSON Schema reads it"
        yield _finding(why, one.at, "the models and the server check it")


def _finding(message: str, at: str, help: str) -> Finding:
    return Finding("approximated", Severity.WARNING, message, at, help)
