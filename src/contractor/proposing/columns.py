"""How single properties could be stored: exact numbers, clocks, secrets, values that are columns of their own.

Takes a property, gives claims; refuses to know other tables.
"""

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from contractor.model import Property, Record, Scalar
from contractor.proposing.kinds import Kinds
from contractor.proposing.values import Claim
from contractor.resources.names import plain, tells_when
from contractor.text import words

#: Digits of an exact number whose greatest value nobody says.
_DIGITS: Final = 12
_MOST_DIGITS: Final = 38
#: Words of the names of money.
_MONEY: Final = frozenset(
    "price amount total subtotal cost fee fees balance tax vat discount salary wage budget revenue payment charge "
    "refund deposit".split()
)  # fmt: skip
#: Words of a number's name that is no money, though it has one of those.
_NO_MONEY: Final = frozenset(
    "count pages items percent percentage rate number quantity ratio".split()
)
_SECRET: Final = frozenset("password passphrase passcode secret pin".split())
#: Names of what nobody may keep once a card was charged, as `plain` has them.
_CARD: Final = (
    "cvc", "cvv", "cvv2", "csc", "cardnumber", "cardcvc", "cardcvv", "securitycode", "pan", "track1", "track2",
)  # fmt: skip
_COMPUTED: Final = frozenset("average avg mean computed calculated".split())
#: Parts that a value has at most that is stored as columns.
_PARTS: Final = 3
_CURRENCY: Final = frozenset("currency currencycode".split())


def column_claims(kinds: Kinds, one: Property) -> Iterator[Claim]:
    """What is proposed for one property."""
    yield from _exact(kinds, one)
    yield from _clock(kinds, one)
    yield from _secret(one)
    yield from _parts(kinds, one)
    told = {word.lower() for word in words(one.name)}
    if one.read_only and told & _COMPUTED:
        yield Claim("store", "none", "is it worked out of other rows?", sure=False)


def is_of_a_card(one: Property) -> bool:
    """Whether a property is what nobody may keep of a card."""
    return plain(one.name) in _CARD


def _exact(kinds: Kinds, one: Property) -> Iterator[Claim]:
    found = kinds.scalar(kinds.item(one.type) or one.type)
    if not isinstance(found, Scalar) or found.kind != "number" or kinds.item(one.type) is not None:
        return
    scale = _scale(found.multiple_of)
    if scale is not None:
        digits = max(_DIGITS, _before(found) + scale)
        if digits <= _MOST_DIGITS:
            yield Claim(
                "type",
                f"numeric({digits},{scale})",
                f"every value is a multiple of {found.multiple_of}",
            )
        return
    told = {word.lower() for word in words(one.name)}
    if found.format == "decimal" or (told & _MONEY and not told & _NO_MONEY):
        why = "is this money? then it should keep its digits"
        yield Claim("type", f"numeric({_DIGITS},2)", why, sure=False)


def _scale(multiple: float | None) -> int | None:
    """The digits behind the point of a multiple of 0.01 and the like."""
    if not multiple or not math.isfinite(multiple):
        return None
    exponent = Decimal(str(multiple)).normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and -_DIGITS < exponent < 0 else None


def _before(found: Scalar) -> int:
    """The digits before the point that the greatest value has."""
    bounds = (found.minimum, found.maximum, found.exclusive_minimum, found.exclusive_maximum)
    known = [abs(one) for one in bounds if one is not None and math.isfinite(one)]
    return max((len(str(int(one))) for one in known), default=0)


def _clock(kinds: Kinds, one: Property) -> Iterator[Claim]:
    if kinds.family(one.type) != "date-time" or one.default:
        return
    last = [word.lower() for word in words(one.name)][-1:]
    is_when = tells_when(one.name, new=True) or last in (["at"], ["on"], ["time"], ["date"])
    if one.read_only and one.required and is_when and not kinds.takes_null(one.type):
        yield Claim("default", "now", "only the server sets it, and it is always there")
    elif one.read_only and tells_when(one.name, new=True):
        yield Claim("default", "now", "only the server sets it: when the row is made?", sure=False)


def _secret(one: Property) -> Iterator[Claim]:
    told = {word.lower() for word in words(one.name)}
    if one.write_only and told & _SECRET and not is_of_a_card(one):
        yield Claim("private", True, "only sent: kept for the server alone, such as its hash")


def _parts(kinds: Kinds, one: Property) -> Iterator[Claim]:
    """Money, and the like: a few single values, one of them a currency."""
    record: Record | None = kinds.record(one.type)
    if record is None:
        return
    every = kinds.properties(record)
    single = all(kinds.scalar(part.type) is not None for part, _ in every.values())
    if single and 1 < len(every) <= _PARTS and {plain(name) for name in every} & _CURRENCY:
        yield Claim("store", "columns", "an amount and its currency, so that sums can be made")
