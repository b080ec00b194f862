"""What is kept in memory: until the program ends, and no longer.

A `Shelf` holds things by their keys. `like` makes a thing of an example and of what
was sent, `patched` changes one. A database does all of this better; until there is
one, it is enough to see the API work.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeAlias, TypeGuard, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticSerializationError, to_jsonable_python

K = TypeVar("K")
V = TypeVar("V")
M = TypeVar("M", bound=BaseModel)
Part: TypeAlias = BaseModel | Mapping[str, Any] | None
"""What says something of a thing: a model, or JSON by the names of the contract."""


class Shelf(Generic[K, V]):
    """Things by their keys, in the order in which they came.

    The key of what stands below something else is a tuple that begins with its key.
    """

    def __init__(self, things: Mapping[K, V] | None = None, *, usual: V | None = None) -> None:
        """`usual` is what stands under every other key, until it is removed."""
        self._things = dict(things or {})
        self._versions = dict.fromkeys(self._things, 1)
        self._usual = usual

    def __contains__(self, key: K) -> bool:
        return self.get(key) is not None

    def get(self, key: K) -> V | None:
        """A thing, None where there is none."""
        usual = None if key in self._versions else self._usual
        return self._things.get(key, usual)

    def put(self, key: K, thing: V) -> None:
        """Add a thing, or replace the one that is there."""
        self._versions[key] = self._versions.get(key, 0) + 1
        self._things[key] = thing

    def remove(self, key: K) -> None:
        """Remove a thing, if it is there."""
        self._versions.setdefault(key, 1)
        self._things.pop(key, None)

    def remove_below(self, *above: object) -> None:
        """Remove all that stands below something."""
        for key in list(self._below(above)):
            self.remove(key)

    def keys(self) -> list[K]:
        """The keys of all things."""
        return list(self._things)

    def all(self) -> list[V]:
        """All things."""
        return list(self._things.values())

    def below(self, *above: object) -> list[V]:
        """All things that stand below something."""
        return [self._things[key] for key in self._below(above)]

    def version(self, key: K) -> int:
        """How often a thing was put there."""
        return self._versions.get(key, 1)

    def _below(self, above: tuple[object, ...]) -> Iterator[K]:
        for key in self._things:
            parts = key if _is_tuple(key) else (key,)
            if parts[: len(above)] == above:
                yield key


def like(example: M, *parts: Part) -> M:
    """An example, but for what the parts say.

    What they could say and do not is left out, and so is what does not fit.
    """
    model = type(example)
    known = _names(model)
    before = deep = flat = _json(example)
    for part in parts:
        said = _json(part)
        deep = _over(deep, part, said)
        flat = {**flat, **said}
    wanted = [
        {name: value for name, value in one.items() if name in known or not known}
        for one in ({**_needed(model, before), **deep}, flat)
    ]
    return _fitting(model, before, *wanted)


def patched(thing: M, change: Part) -> M:
    """A thing after a merge patch (RFC 7396): what is absent stays, null removes.

    What does not fit is left out.
    """
    before, said = _json(thing), _json(change)
    merged = _merged(before, said)
    # What must be there, and may be null, is not removed.
    nulls = {name: None for name, value in said.items() if value is None}
    return _fitting(type(thing), before, merged, {**merged, **nulls})


def _json(part: Part) -> dict[str, Any]:
    """What a part says, as JSON has it. Files have no place there."""
    if not isinstance(part, BaseModel):
        said: dict[str, Any] = to_jsonable_python(dict(part or {}), by_alias=True)
        return said
    try:
        return part.model_dump(mode="json", by_alias=True)
    except PydanticSerializationError:
        files = {name for name, value in part if isinstance(value, bytes)}
        return part.model_dump(mode="json", by_alias=True, exclude=files)


def _names(model: type[BaseModel]) -> dict[str, str]:
    """The attributes of a model by their names in the contract."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _needed(model: type[BaseModel], said: Mapping[str, Any]) -> dict[str, Any]:
    """What a model cannot be without, of what is said."""
    fields = model.model_fields
    names = {name for name, own in _names(model).items() if fields[own].is_required()}
    return {name: value for name, value in said.items() if name in names}


def _over(before: Any, part: Any, said: Any) -> Any:
    """What a part says, over what was there; `said` is the part as JSON."""
    if _is_object(said):
        could = _names(type(part)) if isinstance(part, BaseModel) else {}
        was = before if _is_object(before) else {}
        made = {name: value for name, value in was.items() if name not in could}
        for name, value in said.items():
            inner = _inside(part, name, could)
            made[name] = _over(was.get(name), inner, value)
        return made
    if _is_list(said) and _is_list(part):
        first = before[0] if _is_list(before) and before else None
        return [_over(first, one, inner) for one, inner in zip(part, said, strict=True)]
    return said


def _inside(part: Any, name: str, names: Mapping[str, str]) -> Any:
    """What stands under a name in a part."""
    if isinstance(part, BaseModel):
        return getattr(part, names.get(name, name), None)
    return part.get(name) if _is_object(part) else None


def _merged(before: Any, change: Any) -> Any:
    """What was there after a change: null removes, and objects are gone into."""
    if not _is_object(change):
        return change
    made = dict(before) if _is_object(before) else {}
    for name, value in change.items():
        if value is None:
            made.pop(name, None)
        else:
            made[name] = _merged(made.get(name), value)
    return made


def _is_object(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _fitting(model: type[M], before: dict[str, Any], *wanted: dict[str, Any]) -> M:
    """The first of some JSON that fits, or as many of its properties as do."""
    for one in wanted:
        made = _made(model, one)
        if made is not None:
            return made
    for name in dict.fromkeys(name for one in (*wanted, before) for name in one):
        for one in wanted:
            tried = {key: value for key, value in before.items() if key != name}
            if name in one:
                tried[name] = one[name]
            if _made(model, tried) is not None:
                before = tried
                break
    return model.model_validate(before)


def _made(model: type[M], value: dict[str, Any]) -> M | None:
    try:
        return model.model_validate(value)
    except ValidationError:
        return None
