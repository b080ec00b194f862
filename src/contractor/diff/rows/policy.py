"""Rules about what a team says of its contract: its version, and its own policy.

The three rules about a version that carries too little (`api-version-not-bumped` and its neighbours) are
oasdiff's, and stay at level `info` as there: in many teams the version goes up in the commit that releases, so a
pull request that breaks something rightly leaves it alone, and the break itself is an error already. Whoever
raises it in the same pull request gives them the severity `error`. A version that goes down is another matter: no
way of working wants it, and most often the two documents were given in the wrong order.
"""

from collections.abc import Mapping
from typing import Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.rule import OURS, Effect, Kind, Row

ROWS: Final[tuple[Row, ...]] = (
    Row(
        "version-decreased",
        Severity.ERROR,
        Direction.NONE,
        Kind.LIFECYCLE,
        Effect.NONE,
        "info.version went down from {was} to {now}",
        "Clients and registries take the contract with the highest version for the newest, so they keep the old"
        " one; or the two documents were compared the wrong way round.",
        "give OLD first and NEW second, or raise info.version above the old one",
        since=OURS,
    ),
    Row(
        "version-raised-too-far",
        Severity.INFO,
        Direction.NONE,
        Kind.LIFECYCLE,
        Effect.NONE,
        "info.version says that something breaks ({was} to {now}), and nothing does",
        "A new major version tells clients to look for what they must change, and there is nothing.",
        "call it a minor or a patch version, if nothing else speaks for a major one",
        since=OURS,
    ),
    Row(
        "unused-allow",
        Severity.WARNING,
        Direction.NONE,
        Kind.LIFECYCLE,
        Effect.NONE,
        "this entry allows nothing: {entry}",
        "No change is what it describes. It may be left over from a release, and would let pass the same mistake"
        " if somebody made it again.",
        "remove it, or correct its id, pointer, operation or fingerprint",
        since=OURS,
    ),
    Row(
        "expired-allow",
        Severity.ERROR,
        Direction.NONE,
        Kind.LIFECYCLE,
        Effect.NONE,
        "this entry expired on {expires}, and allows nothing any more: {entry}",
        "The team let the change pass until that day. It is an error while a change is still what the entry"
        " describes, else a warning.",
        "undo the change, agree on a later date, or remove the entry",
        since=OURS,
    ),
    Row(
        "unknown-rule",
        Severity.ERROR,
        Direction.NONE,
        Kind.LIFECYCLE,
        Effect.NONE,
        "no rule has the id {id!r}{near}",
        "What is said about a rule that does not exist has no effect, and was meant to have one.",
        "correct the id; `contractor explain` lists all of them",
        since=OURS,
    ),
    Row(
        "invalid-severity-level",
        Severity.ERROR,
        Direction.NONE,
        Kind.LIFECYCLE,
        Effect.NONE,
        "this is no id and level: {line}",
        "A line of the list gives a rule's id and one of the levels err, warn, info and none; what this one means"
        " is unknown.",
        "write for instance `api-tag-removed none`",
        since=OURS,
    ),
    Row(
        "unmapped-severity-level",
        Severity.WARNING,
        Direction.NONE,
        Kind.LIFECYCLE,
        Effect.NONE,
        "the list gives a level to {id!r}, an id that no rule has{near}",
        "The line has no effect. The list may be written for a newer oasdiff than the one whose rules these are.",
        "correct the id, or leave it: contractor passes it over",
        since=OURS,
    ),
)
BY_ID: Final[Mapping[str, Row]] = {row.id: row for row in ROWS}
