"""Names, values of enumerations and domains."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Final

from contractor.sql.cursor import plain
from contractor.sql.kinds import AddEnumValue, Create
from contractor.sql.rule import Fact, Step
from contractor.sql.tokens import Kind

#: Bytes of a name that PostgreSQL keeps.
_LONGEST: Final = 63


def check(step: Step) -> Iterator[Fact]:
    """Names in the tokens of the change, and what adds to types."""
    read = step.said.read
    tokens = step.said.statement.tokens
    first = bisect_left(tokens, read.start, key=lambda token: token.start)
    for token in takewhile(lambda token: token.start < read.end, islice(tokens, first, None)):
        if token.kind in (Kind.WORD, Kind.QUOTED):
            size = len(plain(token, step.dialect).encode("utf-8", "surrogatepass"))
            if size > _LONGEST:
                yield Fact(
                    "identifier-too-long",
                    {"name": plain(token, step.dialect), "size": size},
                    start=token.start,
                    end=token.end,
                )
    match read.change:
        case AddEnumValue(type, value, placed) if not placed:
            yield Fact("require-enum-value-ordering", {"type": type, "value": value})
        case Create("domain", name, words=words) if "check" in words or {"not", "null"} <= words:
            yield Fact("ban-create-domain-with-constraint", {"domain": name})
        case Create("constraint of a domain", name):
            yield Fact("ban-alter-domain-with-add-constraint", {"domain": name})
