"""Where the ids in a request are from: the answer that told of the thing that it is about.

Takes exchanges in their order, gives those that a request hangs on; refuses to send anything. With them, whoever sees
a failure again begins with a server that knows nothing.
"""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from contractor.frozen import frozen
from contractor.resources.names import plain
from contractor.testing.exchange import Exchange
from contractor.testing.expressions import Unknown, body
from contractor.testing.things import IDS

#: Longer answers tell of more than of one thing.
_LONGEST: Final = 100_000
#: How deep in an answer its own id stands.
_DEEPEST: Final = 2


@frozen
class Told:
    """An id that an answer told of: in its `Location`, or in a member of its body, by the names that lead there."""

    id: str
    member: tuple[str, ...] = ()

    def names(self, variable: str) -> bool:
        """Whether it is surely what a variable of a path stands for: called so, or from a `Location`."""
        return not self.member or plain(self.member[-1]) in (plain(variable), *IDS)


class Origins:
    """Remembers which answers told of things that were made."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], Exchange] = {}

    def learn(self, exchange: Exchange) -> None:
        """Remember what an answer tells of."""
        request, status = exchange.request, exchange.status
        if status is None or not 200 <= status < 300:
            return
        path = _path(exchange)
        if request.method == "POST":
            for told in ids(exchange):
                self._made[path, told.id] = exchange
        elif request.method == "PUT" and status == 201:
            above, _, own = path.rpartition("/")
            self._made[above, unquote(own)] = exchange

    def whole(self, exchanges: tuple[Exchange, ...]) -> tuple[Exchange, ...]:
        """The exchanges, and before them those that made what they are about."""
        made: list[Exchange] = []
        for index, exchange in enumerate(exchanges):
            for one in self._of(exchange):
                if one not in made and not _tells(exchanges[: index + 1], one):
                    made.append(one)
        return (*made, *exchanges)

    def _of(self, exchange: Exchange) -> Iterator[Exchange]:
        """What made the things that a request is about, the outer ones first."""
        pieces = _path(exchange).split("/")
        for index in range(1, len(pieces)):
            found = self._made.get(("/".join(pieces[:index]), unquote(pieces[index])))
            if found is not None:
                yield found


def ids(exchange: Exchange) -> Iterator[Told]:
    """What an answer may tell a thing apart by, the surest first."""
    response = exchange.response
    if response is None:
        return
    if len(response.body) <= _LONGEST:
        yield from _members(_json(exchange), ())
    location = urlsplit(response.header("location") or "").path.rstrip("/")
    if location:
        yield Told(unquote(location.rpartition("/")[2]))


def _json(exchange: Exchange) -> Any:
    try:
        return body(exchange)
    except Unknown:
        return None


def _members(value: Any, above: tuple[str, ...]) -> Iterator[Told]:
    if not isinstance(value, dict) or len(above) == _DEEPEST:
        return
    for name, one in value.items():
        if isinstance(one, (str, int)) and not isinstance(one, bool) and one != "":
            yield Told(str(one), (*above, name))
    for name, one in value.items():
        yield from _members(one, (*above, name))


def _tells(exchanges: tuple[Exchange, ...], one: Exchange) -> bool:
    """Whether what an exchange made is made by one of these already."""
    return any(
        other == one
        or (
            _path(other) == _path(one)
            and other.request.method == one.request.method
            and {*ids(other)} & {*ids(one)}
        )
        for other in exchanges
    )


def _path(exchange: Exchange) -> str:
    return exchange.request.target.partition("?")[0]
