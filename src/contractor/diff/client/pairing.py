"""Which generated types are the same one to code that uses them: those of one name.

Takes two models and their names, gives pairs; refuses to know what differs in them. A type whose name is gone
was renamed where another name stands at its place now, or where a new name stands for the same shape.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from contractor.diff.client.exposed import Exposed
from contractor.frozen import frozen
from contractor.graph import reached
from contractor.model import (
    Alias,
    Checked,
    Constants,
    Definition,
    Enumeration,
    ListOf,
    MapOf,
    Model,
    Nullable,
    OneOf,
    Other,
    Record,
    Ref,
    Scalar,
    TupleOf,
    Type,
    TypeKey,
)

#: Rounds of telling shapes apart by the shapes that they refer to.
_ROUNDS = 4


@frozen
class Pairing:
    """Keys of old and new types that are the same ones, those that were renamed, and those left over."""

    same: Mapping[TypeKey, TypeKey]
    renamed: Mapping[TypeKey, TypeKey]
    removed: tuple[TypeKey, ...]
    added: tuple[TypeKey, ...]

    def old_ids(self) -> dict[TypeKey, str]:
        """A word for each old type that the new model has too: its key there."""
        return {**self.same, **self.renamed}

    def new_ids(self) -> dict[TypeKey, str]:
        """The same words for the new types."""
        return {key: key for key in (*self.same.values(), *self.renamed.values())}


def paired(old: Exposed, new: Exposed) -> Pairing:
    """The pairs of two models."""
    by_name = {new.type(key).python: key for key in new.model.definitions}
    same: dict[TypeKey, TypeKey] = {}
    for key in old.model.definitions:
        found = by_name.get(old.type(key).python)
        if found is not None:
            same[key] = found
    taken = set(same.values())
    gone = [key for key in old.model.definitions if key not in same]
    come = [key for key in new.model.definitions if key not in taken]
    renamed = _renamed(old, new, gone, come) if gone and come else {}
    arrived = set(renamed.values())
    return Pairing(
        same,
        renamed,
        tuple(key for key in gone if key not in renamed),
        tuple(key for key in come if key not in arrived),
    )


def _renamed(
    old: Exposed, new: Exposed, gone: list[TypeKey], come: list[TypeKey]
) -> dict[TypeKey, TypeKey]:
    found = {key: key for key in gone if key in set(come) and _same_kind(old, new, key)}
    left = [key for key in come if key not in found]
    waiting: dict[str, list[TypeKey]] = {}
    colours = _colours(new.model, left)
    for key in left:
        waiting.setdefault(colours[key], []).append(key)
    missing = [key for key in gone if key not in found]
    colours = _colours(old.model, missing)
    for key in missing:
        candidates = waiting.get(colours[key], [])
        words = {word.lower() for word in old.model.definitions[key].name}
        best = max(candidates, key=lambda one: _shared(words, new, one), default=None)
        if best is None or (
            _says_little(old.model.definitions[key]) and not _shared(words, new, best)
        ):
            continue
        candidates.remove(best)
        found[key] = best
    return found


def _same_kind(old: Exposed, new: Exposed, key: TypeKey) -> bool:
    return type(old.model.definitions[key]) is type(new.model.definitions[key])


def _shared(words: set[str], new: Exposed, key: TypeKey) -> int:
    return len(words & {word.lower() for word in new.model.definitions[key].name})


def _says_little(definition: Definition) -> bool:
    """Whether a shape is one that unrelated types may well have."""
    match definition:
        case Record():
            return len(definition.properties) < 2
        case Enumeration():
            return len(definition.members) < 2
        case Alias():
            return True


def _colours(model: Model, keys: Iterable[TypeKey]) -> dict[TypeKey, str]:
    """A word for the shape of each type, all that it refers to included, and no name."""
    wanted = [key for key in reached(model.references, keys) if key in model.definitions]
    found = dict.fromkeys(wanted, "")
    for _ in range(_ROUNDS):
        seen = found
        # A digest of digests: `hash` differs from run to run, but is only compared within one.
        found = {
            key: str(hash(json.dumps(_outline(model.definitions[key], seen), default=str)))
            for key in wanted
        }
    return found


def _outline(definition: Definition, colours: Mapping[TypeKey, str]) -> Any:
    match definition:
        case Record():
            listed = sorted(
                (one.name, one.required, _form(one.type, colours)) for one in definition.properties
            )
            base = "" if definition.base is None else colours.get(definition.base, "")
            extra = None if definition.extra is None else _form(definition.extra, colours)
            # The tags are left out: where nothing else gives them, they are the very name.
            return ["record", base, listed, extra]
        case Enumeration():
            values = [member.value for member in definition.members]
            return ["enumeration", values, definition.open]
        case Alias():
            return ["alias", _form(definition.type, colours)]


def _form(kind: Type, colours: Mapping[TypeKey, str]) -> str:
    match kind:
        case Ref(key):
            return f"<{colours.get(key, '')}>"
        case Scalar():
            return repr(kind)
        case Nullable(inner):
            return f"null or {_form(inner, colours)}"
        case Checked(inner, _, keywords):
            return f"{_form(inner, colours)} checked by {keywords}"
        case ListOf(item):
            return f"[{_form(item, colours)}] {kind.min_items} {kind.max_items} {kind.unique}"
        case MapOf(value, _, _, patterns):
            told = [(pattern, _form(one, colours)) for pattern, one in patterns]
            return f"{{{_form(value, colours)}}} {told}"
        case TupleOf(items, rest):
            listed = [_form(one, colours) for one in items]
            return f"({listed} {rest and _form(rest, colours)} {kind.least} {kind.most})"
        case OneOf(members):
            return f"one of {[_form(one, colours) for one in members]}"
        case Constants(values):
            return f"constants {values!r}"
        case Other(kinds):
            return f"other than {kinds}"
        case _:
            return type(kind).__name__
