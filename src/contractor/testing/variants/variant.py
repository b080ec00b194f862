"""One variant of a call, and which of many to send.

Takes nothing, gives values; refuses to know how they are made.
"""

from collections.abc import Iterable
from typing import Any

from contractor.contract import Contract
from contractor.frozen import frozen
from contractor.source.pointer import join, resolve
from contractor.testing.call import Call, Key


@frozen
class Variant:
    """A call that differs from a good one in one place.

    `keyword` names what it is about: a keyword of a schema, or a word of ours (`text`, `twice`, `json`). `at` is the
    key of what says it, `where` the place in words (`the body at /price`), `said` what is the matter there.
    `demanded` tells whether the contract decides what becomes of it; else it must only not make the server fail.
    `key` is the parameter that it is about, None for the body.
    """

    call: Call
    keyword: str
    at: str
    where: str
    said: str
    demanded: bool = True
    key: Key | None = None

    @property
    def sentence(self) -> str:
        """What is the matter, and where."""
        return f"{self.where[:1].upper()}{self.where[1:]}: {self.said}."


def spread(variants: Iterable[Variant], most: int) -> tuple[list[Variant], list[Variant]]:
    """As many as may be sent, and the rest: each keyword at each place once before any twice."""
    groups: dict[tuple[str, str, str], list[Variant]] = {}
    for one in variants:
        groups.setdefault((one.keyword, one.at, one.where), []).append(one)
    found: list[Variant] = []
    turn = 0
    while any(len(group) > turn for group in groups.values()):
        found += [group[turn] for group in groups.values() if len(group) > turn]
        turn += 1
    return found[:most], found[most:]


def located(contract: Contract, at: str, keyword: str) -> str:
    """The key of a keyword where it stands in the document as such, else of the schema that says it."""
    name, _, pointer = at.partition("#")
    file = contract.files.loaded.get(name)
    try:
        raw: Any = resolve(contract.raw if file is None else file.data, pointer)
    except LookupError:
        return at
    return join(at, keyword) if isinstance(raw, dict) and keyword in raw else at
