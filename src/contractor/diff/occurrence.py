"""One rule met in one place, before anybody weighs it.

Takes nothing, gives values; refuses to know which rows exist and what is reported. The walks over two contracts
(`operations`, `schemas`) give occurrences; `merging` makes one change of all that come of one edit.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from contractor.contract.schema import NOTHING
from contractor.contract.travel import Direction
from contractor.frozen import frozen

NO_ARGUMENTS: Final[Mapping[str, Any]] = NOTHING


class Word(str):
    """Text of ours in a message, among values of the document, which are shown as JSON."""

    __slots__ = ()


@frozen
class Where:
    """The operation that a rule is met in, and the part of it.

    `method` is in capitals; `method` and `path` are empty outside of operations. `kind` is `path`, `webhook`
    or `callback`. `section` is `paths`, `components`, `info`, `security`, `tags` or `servers`. `part` says
    which part of the operation in words (`request body application/json`, `response 200 application/json`,
    `query parameter limit`), empty for the operation itself; `route` leads on from there, by the names of
    properties and the words `items`, `oneOf[Cat]` and the like.
    """

    method: str = ""
    path: str = ""
    operation_id: str | None = None
    kind: str = "path"
    section: str = "paths"
    part: str = ""
    route: tuple[str, ...] = ()


@frozen
class Occurrence:
    """A rule that is met: the row's id, the nodes that differ, and what its message says of them.

    `base` and `revision` are the keys of what differs in the old and in the new contract, empty where nothing
    stands: there `near` is the key of what is around it. Both together with `edit`, the change itself without
    regard to who sees it (`enum-value-removed`), tell one edit from another. `arguments` fill the row's message.
    `shielded` says that whoever sends or reads values here is not broken by it, whatever the rule's level: all
    that was allowed is allowed still. `exposed` says that somebody is, for certain. `hint` is said beside it and
    leaves the verdict alone.
    """

    id: str
    edit: str
    where: Where
    direction: Direction = Direction.NONE
    base: str = ""
    revision: str = ""
    arguments: Mapping[str, Any] = NO_ARGUMENTS
    shielded: bool = False
    exposed: bool = False
    near: str = ""
    hint: str = ""


#: What is shown as it is, or as a list.
_PLAIN: Final = (int, float, list, tuple, dict, type(None))


def in_words(one: Occurrence) -> Occurrence:
    """The same where texts among its arguments are words of ours, and no values of the document."""
    said = {
        name: value if isinstance(value, _PLAIN) else Word(value)
        for name, value in one.arguments.items()
    }
    return replace(one, arguments=said)
