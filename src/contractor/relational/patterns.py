"""What a pattern says of a text, as conditions in SQL.

Takes a text as SQL and a pattern, gives a condition for each database that can check it exactly as ECMA-262 reads
it, and None for the others; refuses to know columns and tables.
"""

from functools import lru_cache

from contractor.relational.characters import Characters
from contractor.relational.database import Sql
from contractor.relational.expressions import (
    End,
    Expression,
    Repeated,
    Sequence,
    Start,
    expression,
)
from contractor.relational.globs import condition
from contractor.relational.regular import regular


@lru_cache(maxsize=4096)
def pattern(text: str, pattern: str) -> Sql:
    """The condition that a text has a match of the pattern."""
    tree = expression(pattern)
    if tree is None:
        return Sql(None, None)
    return Sql(_on_postgresql(text, tree), condition(text, tree))


def _on_postgresql(text: str, tree: Expression) -> str | None:
    lengths = ""
    match tree:
        case Sequence((Start(), Repeated(Characters() as set, least, most), End())):
            # PostgreSQL counts characters better than its patterns do.
            if max(least, most or 0) > 255:
                tree = Sequence((Start(), Repeated(set, 0, None), End()))
                lengths = f" AND length({text}) >= {least}" if least else ""
                lengths += f" AND length({text}) <= {most}" if most is not None else ""
    found = regular(tree)
    return None if found is None else f"{text} ~ {_literal(found)}{lengths}"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
