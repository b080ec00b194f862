"""Where values meet a schema in an operation, in both contracts at once.

Takes nothing, gives values; refuses to know what differs. `operations` finds them, `schemas` compares them.
"""

from dataclasses import replace
from enum import StrEnum
from typing import Final

from contractor.contract.schema import Schema
from contractor.contract.travel import Direction
from contractor.diff.occurrence import Where
from contractor.frozen import frozen


class Part(StrEnum):
    """The part of an operation that a schema describes, as ids of rules call it."""

    REQUEST_BODY = "request-body"
    RESPONSE_BODY = "response-body"
    PARAMETER = "request-parameter"
    HEADER = "response-header"


#: A part of a request and of a response → the part that has the same role the other way round.
_OPPOSITE: Final = {
    Part.REQUEST_BODY: Part.RESPONSE_BODY,
    Part.RESPONSE_BODY: Part.REQUEST_BODY,
    Part.PARAMETER: Part.HEADER,
    Part.HEADER: Part.PARAMETER,
}
_OF_REQUESTS: Final = frozenset({Part.REQUEST_BODY, Part.PARAMETER})


@frozen
class Root:
    """Two schemas for the same values.

    `media_type` is the name in `content` (empty for what has none), `place` the `in` of a parameter or a header.
    `old_required` and `new_required` are those of a parameter or a header, `exploded` whether
    the new side writes lists as repeated pairs (`style: form` with `explode`). `notice` are the days that a
    deprecation in this operation must give before its sunset; None where the operation's stability is invalid.
    """

    where: Where
    direction: Direction
    part: Part
    base: Schema
    revision: Schema
    media_type: str = ""
    place: str = ""
    old_required: bool = False
    new_required: bool = False
    exploded: bool = False
    notice: int | None = 0

    @property
    def judged_as(self) -> Part:
        """The part whose rules these values go by.

        What a webhook delivers travels to the client as a response does, and what answers it comes from there.
        """
        to_server = self.direction is Direction.REQUEST
        return self.part if to_server == (self.part in _OF_REQUESTS) else _OPPOSITE[self.part]

    def where_at(self, route: tuple[str, ...]) -> Where:
        """The place with the way from here to a schema below."""
        return replace(self.where, route=route) if route else self.where
