"""What an edit of a schema does to whom: the level that follows, why it matters, and what to do instead.

Takes a facet, its effect and the subject that it happened to, gives a level and words; refuses to know messages
and ids. The law goes by the effect alone. Words are those of the subject where it does not travel at all, else of
the facet, else of the effect.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.rule import Effect


class Words(NamedTuple):
    """What an edit does to whom, in a sentence; and what to do instead, nothing where nobody is broken."""

    why: str
    remedy: str = ""


_LAW: Final = {
    (Effect.NARROWS, Direction.REQUEST): Severity.ERROR,
    (Effect.NARROWS, Direction.RESPONSE): Severity.INFO,
    (Effect.WIDENS, Direction.REQUEST): Severity.INFO,
    (Effect.WIDENS, Direction.RESPONSE): Severity.ERROR,
    (Effect.INCOMPARABLE, Direction.REQUEST): Severity.ERROR,
    (Effect.INCOMPARABLE, Direction.RESPONSE): Severity.ERROR,
    (Effect.UNKNOWN, Direction.REQUEST): Severity.WARNING,
    (Effect.UNKNOWN, Direction.RESPONSE): Severity.WARNING,
    (Effect.NONE, Direction.REQUEST): Severity.INFO,
    (Effect.NONE, Direction.RESPONSE): Severity.INFO,
}
_BY_EFFECT: Final = {
    (Effect.NARROWS, Direction.REQUEST): Words(
        "Clients that send what was allowed until now are refused.",
        "go on accepting what was allowed, or offer the stricter form under a new name or version",
    ),
    (Effect.NARROWS, Direction.RESPONSE): Words("Clients get only what they could get before."),
    (Effect.WIDENS, Direction.REQUEST): Words("Clients may go on sending what they sent."),
    (Effect.WIDENS, Direction.RESPONSE): Words(
        "Clients get what they never got before, and what they were not written for.",
        "go on sending only what was promised, or offer the wider form under a new name or version",
    ),
    (Effect.INCOMPARABLE, Direction.REQUEST): Words(
        "What clients send today is refused, or read as something else.",
        "accept both for a while, or add a new property beside the old one",
    ),
    (Effect.INCOMPARABLE, Direction.RESPONSE): Words(
        "Clients get something else than what they were written for.",
        "send the new form in a new property beside the old one, or in a new version",
    ),
    (Effect.UNKNOWN, Direction.REQUEST): Words(
        "Whether what clients send today is still accepted, the two schemas do not tell.",
        "check with what clients send, then allow this change",
    ),
    (Effect.UNKNOWN, Direction.RESPONSE): Words(
        "Whether clients still get only what they know, the two schemas do not tell.",
        "check with what is sent, then allow this change",
    ),
    (Effect.NONE, Direction.REQUEST): Words("No value is refused for it."),
    (Effect.NONE, Direction.RESPONSE): Words("No other value is sent for it."),
}
#: Letters of subjects that do not travel in the direction that is looked at.
_STAYING: Final[Mapping[str, Words]] = {
    "rr": Words("Clients do not send it (`readOnly`), so nobody is refused."),
    **dict.fromkeys(("sw", "sow", "srw"), Words("Clients never get it (`writeOnly`).")),
}

_UNSEEN: Final = Words(
    "Clients that read it where it is there never see it again.",
    "go on sending it, or ask your clients whether they read it",
)
_RELIED_ON: Final = "Clients rely on it without looking whether it is there."
_LEFT_OUT: Final = Words(
    "Clients that leave it out are refused.",
    "leave it optional, and go on doing without it what was done so far",
)
_NEW: Final = Words(
    "Clients that do not know it leave it out, and are refused.",
    "make it optional, and go on doing without it what was done so far",
)
_DEFAULT_IS_NONE: Final = Words(
    "Clients that leave it out are refused: that there is a default does not make it optional.",
    "make it optional, and let the default say what is meant without it",
)
_OTHER_TYPE: Final = Words(
    "Clients that send values of a type that was allowed are refused.",
    "go on taking the old types, or take the new one in a new property or parameter",
)
_OLD_TYPE: Final = Words(
    "Clients send values of the old type, which are refused or read as something else.",
    "take both for a while, or take the new type in a new property or parameter",
)
_NEW_TYPE: Final = Words(
    "Clients get values of a type that they were not written for.",
    "go on sending the old type, and send the new one in a new property or in a new version",
)
_BEYOND: Final = Words(
    "Clients that send values beyond the new bound are refused.",
    "leave the bound where it was, or offer the stricter form under a new name or version",
)
_UNBOUND: Final = Words(
    "Clients that count on the old bound (the size of a field, a column, a list) may get values beyond it.",
    "keep the bound as long as such clients may call, or offer the wider form in a new version",
)
_OTHER_FORM: Final = Words(
    "Clients that take texts of the old form apart may get others.",
    "go on sending texts of the old form, or send the new one in a new property",
)
_UNKNOWN_VALUE: Final = Words(
    "Clients that handle each of the known values have nothing to do with another one.",
    "tell clients to expect values that they do not know, before the first one is sent; or send it in a new version",
)
_ALTERNATIVE_GONE: Final = Words(
    "Clients that send this alternative are refused.",
    "go on taking it beside the others",
)
_ALTERNATIVE_NEW: Final = Words(
    "Clients get an alternative that they have no code for.",
    "send it only to clients that ask for it, or in a new version",
)
_DEFAULT_MEANT: Final = (
    "Clients that leave it out are served differently, without having changed anything."
)
_LOST_NOTICE: Final = (
    "set `x-sunset` to a day to come that gives the notice that the policy asks for"
)
_TOLD_APART: Final = Words(
    "No value is refused for it, but tools that choose a schema by it may choose another one."
)

#: Facets → what they do to those who send.
_SENT: Final[Mapping[str, Words]] = {
    "became-enum": Words(
        "Clients that send any other value are refused.",
        "list every value that clients send today, or leave it open and name the values in the description",
    ),
    "enum-value-removed": Words(
        "Clients that send this value are refused.",
        "go on taking the value, and say in the description that it is no longer used",
    ),
    "const-added": Words(
        "Clients that send any other value are refused.",
        "go on taking every value that was allowed",
    ),
    "const-changed": Words(
        "Clients send the old value, and are refused.",
        "take both values for a while (`enum`)",
    ),
    "became-required": _LEFT_OUT,
    "undeclared-became-required": _LEFT_OUT,
    "became-required-with-default": _DEFAULT_IS_NONE,
    "became-not-nullable": Words(
        "Clients that send null are refused.",
        "go on taking null, and treat it as if the value were left out",
    ),
    "removed": Words(
        "Clients that send it are served without it, which may not be what they mean, or are refused.",
        "keep it, marked `deprecated`, until nobody sends it",
    ),
    "new-required-request-property": _NEW,
    "new-required-request-header-property": _NEW,
    "new-required-request-property-with-default": _DEFAULT_IS_NONE,
    "new-optional-request-property": Words("Clients that do not send it are served as before."),
    "type-changed": _OLD_TYPE,
    "type-specialized": _OTHER_TYPE,
    "list-of-types-narrowed": _OTHER_TYPE,
    "schema-became-false": Words(
        "Clients that send it are refused, whatever they send.",
        "keep it, marked `deprecated`, until nobody sends it",
    ),
    "pattern-added": Words(
        "Clients that send a text that does not match are refused.",
        "make the pattern match everything that clients send today",
    ),
    "pattern-changed": Words(
        "Clients that send a text which the old pattern matches and the new one does not are refused;"
        " the patterns alone do not tell whether there is one.",
        "try the new pattern on what clients send; if it matches everything, allow this change",
    ),
    "one-of-removed": _ALTERNATIVE_GONE,
    "any-of-removed": _ALTERNATIVE_GONE,
    "wrapped-in-one-of": Words(
        "What clients send may match none of the alternatives, or more than one.",
        "let one of the alternatives be what was taken so far, and none of the others take that too",
    ),
    "all-of-added": Words(
        "Clients that send what the new branch refuses are refused.",
        "let the new branch ask for nothing that clients may leave out or send otherwise today",
    ),
    "all-of-removed": Words(
        "Clients may go on sending what they sent, but nothing describes any longer what this branch was about.",
        "see whether a property that clients send went with the branch; if not, allow this change",
    ),
    "additional-properties-closed": Words(
        "Clients that send a property which is not declared are refused.",
        "declare what clients send, or go on ignoring what is not declared",
    ),
    "default-value-added": Words(
        _DEFAULT_MEANT, "use as the default what was done so far where it was left out"
    ),
    "default-value-changed": Words(
        _DEFAULT_MEANT, "keep the default, or take a new parameter for the other one"
    ),
    "default-value-removed": Words(
        _DEFAULT_MEANT, "go on doing what the default says, and say so in the document"
    ),
    "x-extensible-enum-value-removed": Words(
        "Clients that send this value may be refused.",
        "keep the value in the list as long as clients send it",
    ),
    "became-read-only": Words("Clients need not send it any more, and are not heard if they do."),
    "became-not-read-only": Words("Clients may send it now."),
    "became-write-only": Words("Clients send it as before."),
    "became-not-write-only": Words("Clients send it as before."),
}
#: Facets → what they do to those who get.
_GOT: Final[Mapping[str, Words]] = {
    "added": Words("Clients ignore properties that they do not know."),
    "removed": _UNSEEN,
    "became-optional": Words(_RELIED_ON, "go on sending it always, and leave it required"),
    "undeclared-became-optional": Words(
        _RELIED_ON, "go on sending it always, and leave it required"
    ),
    "became-nullable": Words(
        "Clients that use the value without looking fail at null.",
        "go on sending a value always, or add a new property that may be null",
    ),
    "enum-value-added": _UNKNOWN_VALUE,
    "became-not-enum": _UNKNOWN_VALUE,
    "x-extensible-enum-value-added": Words(
        "Clients were told that the list grows (`x-extensible-enum`)."
    ),
    "const-removed": Words(
        "Clients rely on the one value that it had.", "go on sending that value"
    ),
    "const-changed": Words(
        "Clients rely on the one value that it had.",
        "go on sending the old value, and the new one in a new property or version",
    ),
    "type-changed": _NEW_TYPE,
    "type-generalized": _NEW_TYPE,
    "list-of-types-widened": _NEW_TYPE,
    "pattern-removed": _OTHER_FORM,
    "pattern-generalized": _OTHER_FORM,
    "pattern-changed": Words(
        "Clients that take texts of the old form apart may get others; the patterns alone do not tell.",
        "see whether the old pattern matches everything that is sent; if it does, allow this change",
    ),
    "one-of-added": _ALTERNATIVE_NEW,
    "any-of-added": _ALTERNATIVE_NEW,
    "wrapped-in-one-of": Words(
        "Clients look for the properties of one object, and get one of several.",
        "keep the object, and send the alternatives in a new property or version",
    ),
    "all-of-removed": Words(
        "Clients read what this branch promised, and may not find it.",
        "go on sending what the branch promised, and leave it",
    ),
    "prefix-items-added": Words(
        "Clients that take the list for a tuple of fixed length get further items.",
        "go on sending as many items as before",
    ),
    "additional-properties-opened": Words(
        "Clients that check what they get refuse properties that they do not know; the others do not notice.",
        "leave the object closed, and declare properties that are new",
    ),
    "default-value-added": Words("No other value is sent for it."),
    "default-value-changed": Words(
        "Clients that take the default where nothing is sent take another one."
    ),
    "default-value-removed": Words(
        "Clients that take the default where nothing is sent have none to take."
    ),
    "became-read-only": Words("Clients get it as before."),
    "became-not-read-only": Words("Clients get it as before."),
    "became-write-only": Words("Clients need not be sent it any more."),
    "became-not-write-only": Words(
        "Clients may get it now, which was only sent so far.",
        "make sure that it holds nothing secret: what was only sent is returned now",
    ),
}
#: Facets → what they do to both.
_EITHER: Final[Mapping[str, Words]] = {
    "deprecated": Words("It works as before, but clients are asked to stop using it."),
    "deprecated-with-sunset": Words("It works as before until then; clients have to move in time."),
    "deprecated-sunset-missing": Words(
        "Clients do not learn when it goes, so they cannot plan.",
        "add an `x-sunset` that gives the notice that the policy asks for",
    ),
    "deprecated-sunset-invalid": Words(
        "Neither clients nor tools can tell until when it is promised.",
        "write `x-sunset` as a date, for instance 2027-06-30",
    ),
    "sunset-date-too-small": Words(
        "Clients have less time to move than they were promised.", _LOST_NOTICE
    ),
    "reactivated": Words("Clients that use it may go on doing so."),
    "stability-decreased": Words(
        "Clients that trusted it are promised less from now on: it may change or go at any time.",
        "keep the level, and make a new property for what is still moving",
    ),
    "stability-increased": Words("Clients are promised more than before."),
    **dict.fromkeys(
        (
            "discriminator-added",
            "discriminator-removed",
            "discriminator-property-name-changed",
            "discriminator-mapping-added",
            "discriminator-mapping-deleted",
            "discriminator-mapping-changed",
        ),
        _TOLD_APART,
    ),
}
#: What is said of one subject otherwise than of the others that travel its way.
_ONE: Final[Mapping[tuple[str, str], Words]] = {
    ("sr", "removed"): Words(_RELIED_ON, "go on sending it"),
    **{
        (letters, f"default-value-{change}"): Words(
            "It says what is meant where the value is left out; no value is refused for it."
        )
        for letters in ("rb", "rp", "qp")
        for change in ("added", "changed", "removed")
    },
}
_BOUNDS: Final = ("max-", "min-", "exclusive-")


def law(effect: Effect, direction: Direction) -> Severity:
    """The level that follows from what an edit does to the values that travel in a direction."""
    return _LAW[effect, direction]


def is_staying(letters: str) -> bool:
    """Whether a subject does not travel in its direction, so that nobody is broken."""
    return letters in _STAYING


def in_general(effect: Effect, direction: Direction) -> Words:
    """The words for an edit of which only the effect is known."""
    return _BY_EFFECT[effect, direction]


def words(facet: str, letters: str, effect: Effect, direction: Direction) -> Words:
    """The words for a facet that happened to a subject."""
    if letters in _STAYING:
        return _STAYING[letters]
    table = _SENT if direction is Direction.REQUEST else _GOT
    found = _ONE.get((letters, facet)) or table.get(facet) or _EITHER.get(facet)
    return found or _of_bound(facet, effect, direction) or in_general(effect, direction)


def _of_bound(facet: str, effect: Effect, direction: Direction) -> Words | None:
    if not facet.startswith(_BOUNDS):
        return None
    if (effect, direction) == (Effect.NARROWS, Direction.REQUEST):
        return _BEYOND
    return _UNBOUND if (effect, direction) == (Effect.WIDENS, Direction.RESPONSE) else None
