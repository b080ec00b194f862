"""What was sent beside what came back: whether a thing is what it was made.

Takes values and the schema of what came back, gives the places that differ; refuses to know requests. Only what that
schema declares is asked for. Numbers are equal by value, instants by the moment, UUIDs whatever their letters; the
order of lists counts, and null is as good as absent.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from contractor.contract import Contract, Schema
from contractor.contract.reach import same_value
from contractor.frozen import frozen
from contractor.profile import EQUAL
from contractor.resources.finding import declared, item_schema
from contractor.source.pointer import join
from contractor.values import same

ABSENT: Final = object()
Takes = Callable[[Schema, Any], bool]
_DEEPEST: Final = 40


@frozen
class Difference:
    """A place where something else came back, or nothing. `at` is the key of its schema."""

    pointer: str
    at: str
    sent: Any
    got: Any


def differences(
    contract: Contract,
    schema: Schema | None,
    sent: Any,
    got: Any,
    takes: Takes,
    pointer: str = "",
) -> Iterator[Difference]:
    """The places of what was sent that are not so in what came back, as far as its schema declares them.

    What that schema does not take (`takes`) cannot come back.
    """
    if schema is None or pointer.count("/") > _DEEPEST:
        return
    if isinstance(sent, dict) and isinstance(got, dict):
        members = declared(contract, schema)
        for name, one in sent.items():
            member = members.get(name)
            if member is None or _is_only_sent(contract, member):
                continue
            told = got.get(name, ABSENT)
            yield from differences(contract, member, one, told, takes, join(pointer, name))
        return
    if isinstance(sent, list) and isinstance(got, list) and len(sent) == len(got):
        item = item_schema(contract, schema)
        for index, (one, told) in enumerate(zip(sent, got, strict=True)):
            yield from differences(contract, item, one, told, takes, join(pointer, index))
        return
    if not _equal(contract, schema, sent, got) and takes(schema, sent):
        yield Difference(pointer, schema.at, sent, got)


def _is_only_sent(contract: Contract, schema: Schema) -> bool:
    return any(part.write_only for part in same_value(contract, (schema,)))


def _equal(contract: Contract, schema: Schema, sent: Any, got: Any) -> bool:
    if got is ABSENT or got is None:
        # Nothing is as good as null, and a server need not tell of what is empty.
        return sent is None or sent in ([], {})
    if same(sent, got):
        return True
    if not isinstance(sent, str) or not isinstance(got, str):
        return False
    for part in same_value(contract, (schema,)):
        equality = EQUAL.get(part.format or "")
        if equality is not None:
            try:
                if equality.value(sent) == equality.value(got):
                    return True
            except (ValueError, ArithmeticError):
                continue
    return False
