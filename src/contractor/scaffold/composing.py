"""Things made of others by their types: the constructor of a model, or a copy with what changed.

Takes records and the expressions that hold them, gives an expression; None where types alone do not say that it fits,
and JSON has to be merged instead. Refuses to know where things are kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from contractor.frozen import frozen
from contractor.model import Property, Record
from contractor.scaffold.method import Method
from contractor.targets.python import literals

#: What a person would write out.
_MOST = 16


@frozen
class Part:
    """An expression that holds a record."""

    value: str
    record: Record


def composed(
    method: Method,
    wanted: Record,
    parts: Iterable[Part],
    given: Mapping[str, str],
    rest: Callable[[], str] | None = None,
    *,
    whole: bool = False,
) -> str | None:
    """A record made of parts, the later ones over those before, and of what is `given` by names on the wire.

    `rest` holds what no part can say, an expression of the same type; `whole`: what may be absent comes from it too.
    """
    if wanted.unsaid or wanted.patterns or not method.whole.kinds.properties(wanted):
        return None
    names = method.whole.attributes.names(wanted)
    properties = method.whole.kinds.properties(wanted)
    if len(properties) > _MOST:
        return None
    known = [(part, method.whole.kinds.properties(part.record)) for part in parts]
    listed: list[str] = []
    for name, one in properties.items():
        said = [(part, own[name]) for part, own in known if name in own]
        if name in given:
            value = given[name]
        elif said:
            part, own = said[-1]
            if len(said) > 1 or not _fits(method, own, one):
                return None
            value = f"{part.value}.{method.whole.attributes.names(part.record)[name]}"
        elif rest is not None and (one.required or whole):
            value = f"{rest()}.{names[name]}"
        elif one.required:
            return None
        else:
            continue
        listed.append(f"{names[name]}={value}")
    return f"{method.scene.class_of(wanted)}({', '.join(listed)})"


def changed(
    method: Method,
    thing: Record,
    value: str,
    part: Part,
    given: Mapping[str, str],
    *,
    merges: bool,
) -> str | None:
    """A copy of a thing with what a part says of it; `merges`: as a merge patch does (RFC 7396)."""
    if thing.unsaid or thing.patterns:
        return None
    own = method.whole.kinds.properties(thing)
    names = method.whole.attributes.names(thing)
    said = method.whole.kinds.properties(part.record)
    read = method.whole.attributes.names(part.record)
    shared = {name: one for name, one in said.items() if name in own}
    if not shared or not all(one.type == own[name].type for name, one in shared.items()):
        return None
    if merges and not all(_is_flat(method, one, own[name]) for name, one in shared.items()):
        return None
    update = [f"{literals.string(names[name])}: {text}" for name, text in given.items()]
    if all(one.required for one in shared.values()):
        # What was sent must be there, and is named.
        sent = [f"{literals.string(names[name])}: {part.value}.{read[name]}" for name in shared]
        return f"{value}.model_copy(update={{{', '.join([*sent, *update])}}})"
    if shared.keys() != said.keys() or any(names[name] != read[name] for name in shared):
        return None
    if not all(_is_flat(method, one, own[name]) for name, one in shared.items()):
        return None
    dumped = f"{part.value}.model_dump(exclude_unset=True, by_alias=False)"
    return f"{value}.model_copy(update={_with(dumped, update)})"


def copied(method: Method, record: Record, value: str, given: Mapping[str, str]) -> str:
    """A value itself, or a copy of it in which something is another."""
    if not given:
        return value
    names = method.whole.attributes.names(record)
    listed = [f"{literals.string(names[name])}: {text}" for name, text in given.items()]
    return f"{value}.model_copy(update={{{', '.join(listed)}}})"


def _fits(method: Method, one: Property, other: Property) -> bool:
    """Whether what a property holds can stand where another one does."""
    is_there = one.required or not other.required
    return (
        is_there
        and one.type == other.type
        and method.whole.code(one.type) == method.whole.code(other.type)
    )


def _with(dumped: str, update: Sequence[str]) -> str:
    return f"{{**{dumped}, {', '.join(update)}}}" if update else dumped


def _is_flat(method: Method, one: Property, own: Property) -> bool:
    """Whether a value stands for itself in a patch: it is no object, and null removes nothing."""
    kinds = method.whole.kinds
    if kinds.takes_null(one.type) and not own.required:
        return False
    plain = kinds.item(one.type) or one.type
    return kinds.scalar(plain) is not None or kinds.enumeration(plain) is not None
