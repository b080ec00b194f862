"""Where a pair of schemas is met, as far as it decides what a difference is called.

Takes nothing, gives a value; refuses to know what differs.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from contractor.contract.travel import Direction
from contractor.diff.roots import Part
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.seen import Seen
from contractor.frozen import frozen

#: Media types of JSON texts, one or many.
_JSON: Final = frozenset(
    "application/json application/json-seq application/jsonl application/x-jsonl application/ndjson "
    "application/x-ndjson application/json-lines text/json".split()
)


def is_strict(media_type: str, *, compat: bool = False) -> bool:
    """Whether values of a media type say of which type they are (RFC 6839 §3.1).

    A stream of JSON texts says it of each; oasdiff knows no streams.
    """
    if compat:
        return media_type == "application/json" or media_type.endswith("+json")
    bare = media_type.partition(";")[0].strip().lower()
    return bare in _JSON or bare.endswith(("+json", "+json-seq"))


@frozen
class Spot:
    """Where a pair of schemas is met.

    `top` is true for the schema of the body, parameter or header itself, and `name` is the property's in
    `parent`, empty for items, branches and the like. `notice` are the days that a deprecation must give here,
    `stability` the lowest level that is judged; None where either is not to be judged.
    """

    part: Part
    direction: Direction
    top: bool
    strict: bool
    name: str = ""
    parent: Difference | None = None
    exploded: bool = False
    optional: bool = True
    place: str = ""
    notice: int | None = 0
    stability: str | None = "beta"
    today: date = date.max
    compat: bool = False

    @property
    def requests(self) -> bool:
        """Whether values travel to the server."""
        return self.direction is Direction.REQUEST

    @property
    def in_body(self) -> bool:
        """Whether it is met in a body."""
        return self.part in (Part.REQUEST_BODY, Part.RESPONSE_BODY)

    def is_never_sent(self, seen: Seen) -> bool:
        """Whether it is a property of a body that clients send, and they do not send it (`readOnly`)."""
        sent = self.part is Part.REQUEST_BODY and self.requests
        return sent and not self.top and seen.read_only

    def is_never_returned(self, seen: Seen) -> bool:
        """Whether it is a property of a body that clients get, and they do not get it (`writeOnly`)."""
        return self.part is Part.RESPONSE_BODY and not self.top and seen.write_only

    def below(self, name: str, parent: Difference) -> "Spot":
        """The spot of a pair that stands in this one's."""
        return replace(self, top=False, name=name, parent=parent)
