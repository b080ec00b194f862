"""Rules about whole schemas: what no single keyword says."""

from typing import Final

from contractor.contract.travel import Direction
from contractor.diff.rows.consequences import in_general, law
from contractor.diff.rule import OURS, Effect, Kind, Row


def _row(id: str, direction: Direction, effect: Effect, said: str) -> Row:
    return Row(
        id,
        law(effect, direction),
        direction,
        Kind.STRUCTURE,
        effect,
        "{subject} " + said,
        *in_general(effect, direction),
        values=True,
        since=OURS,
    )


ROWS: Final = (
    _row(
        "request-schema-narrowed",
        Direction.REQUEST,
        Effect.NARROWS,
        "takes fewer values than before, though no keyword says so by itself",
    ),
    _row(
        "request-schema-incompatible",
        Direction.REQUEST,
        Effect.INCOMPARABLE,
        "takes other values than before, though no keyword says so by itself",
    ),
    _row(
        "response-schema-widened",
        Direction.RESPONSE,
        Effect.WIDENS,
        "may hold more values than before, though no keyword says so by itself",
    ),
    _row(
        "response-schema-incompatible",
        Direction.RESPONSE,
        Effect.INCOMPARABLE,
        "may hold other values than before, though no keyword says so by itself",
    ),
)
