"""JSON values as expressions of TypeScript.

Takes JSON values, gives code; refuses to know schemas.
"""

from collections.abc import Mapping
from typing import Any

from contractor.targets.typescript.literals import number, quoted
from contractor.targets.typescript.validators.layout import Code, Items, Members, member, text


def value(given: Any) -> Code:
    """The expression of a JSON value."""
    match given:
        case None:
            return text("null")
        case bool():
            return text("true" if given else "false")
        case int() | float():
            found = number(given)
            return text(found if found != "number" else "Infinity" if given > 0 else "-Infinity")
        case str():
            return text(quoted(given))
        case Mapping():
            return Members(tuple((member(name), value(one)) for name, one in given.items()))
        case _:
            return Items(tuple(value(one) for one in given))
