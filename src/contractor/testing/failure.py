"""What a contract test finds: where a server and its contract disagree, and what could not be tested.

Takes nothing, gives values; refuses to know who found it and how it is printed.
"""

from typing import Any, Literal

from contractor.frozen import frozen
from contractor.testing.exchange import Exchange

#: Kinds of what is not covered.
Kind = Literal["unreached", "timeout", "chosen", "unchecked"]


@frozen
class Holds:
    """The last answer has this value, by JSON Pointer; with `among` some item of the list there has it."""

    pointer: str
    value: Any
    among: str | None = None


@frozen
class Keeps:
    """Members of what the last answer has at a pointer are what an earlier one said; `since` counts from the end."""

    pointer: str
    names: tuple[str, ...]
    since: int


@frozen
class AtMost:
    """The list that the last answer has at a pointer is no longer than this."""

    pointer: str
    count: int


Expectation = Holds | Keeps | AtMost
"""What was expected of the last answer of a failure, beside its status."""


@frozen
class Failure:
    """The server is not what the contract says.

    `check` names what was checked, `operation` is the key of the operation (`Operation.at`; empty where it is
    about none), `title` says in a few words what is wrong, `why` says the rest to whoever has to act.
    `exchanges` show it, the last one being the one that failed. `at` is the key in the document that it is about
    (the operation, or something below it). `count` is how often the same was seen. `expected` is what the answer
    should have held, where that is about its values.
    """

    check: str
    operation: str
    title: str
    why: str
    exchanges: tuple[Exchange, ...]
    at: str
    count: int = 1
    expected: tuple[Expectation, ...] = ()


@frozen
class Known:
    """A failure that is known and let pass, and why."""

    failure: Failure
    reason: str


class BadBaseline(Exception):
    """The file of known failures is none, or cannot be written; the message says why."""


@frozen
class NotCovered:
    """Something that was not tested, and why; never a pass.

    `what` is a few words (`scopes`, `fuzzing`). `kind` is `unreached` (no documented success was seen),
    `timeout` (the time was over), `chosen` (what was asked for leaves it out) or `unchecked` (nobody here can
    check it). The last two are said, and are no reason to fail. `operation` is empty where it is about none.
    """

    operation: str
    what: str
    why: str
    kind: Kind = "chosen"
