"""Where things are kept in memory: a shelf for each collection, with what it begins with.

Takes what is kept of a resource, gives the statement that makes its shelf; refuses to know what is done with it.
"""

from collections.abc import Iterator

from contractor.model import Scalar
from contractor.resources import Role
from contractor.scaffold.in_memory import file_of
from contractor.scaffold.kept import Kept, Key
from contractor.scaffold.scene import Scene
from contractor.targets.python import literals
from contractor.targets.python.layout import WIDTH, Atom, Code, Group, narrowed, width
from contractor.targets.python.statements import broken, statement


def shelf(scene: Scene, one: Kept) -> list[str]:
    """The lines that make the shelf of a resource."""
    keys = [Atom("str") if key.as_text else scene.typed.plain.code(key.kind) for key in one.keys]
    key = keys[0] if len(keys) == 1 else Group("tuple", keys) if keys else Atom("str")
    held: Code = Atom({"bytes": "bytes"}.get(one.content, "bool"))
    if one.kind is not None:
        held = scene.typed.plain.code(one.kind)
    kind = Group(scene.memory("Shelf"), [key, held])
    return _assigned(f"{one.name}: ", kind, f"{scene.memory('Shelf')}({_begun(scene, one)})")


def _assigned(first: str, kind: Group, value: str) -> list[str]:
    """A statement whose annotation is broken only where the value cannot be instead."""
    if width(f"{first}{kind.flat} = (") <= WIDTH:
        return statement(f"{first}{kind.flat} = {value}", 0)
    *lines, last = narrowed(first, kind, "", 0).split("\n")
    return [*lines, *broken(f"{last} = ", value, "", 0)]


def _begun(scene: Scene, one: Kept) -> str:
    """What a shelf begins with."""
    if one.content == "value" and not scene.whole.stock.of(one):
        return ""
    if _is_everywhere(one):
        return f"usual={_thing(scene, one)}"
    begun = _Beginning(scene, one)
    return ", ".join([begun.text(), *begun.above()])


def _thing(scene: Scene, one: Kept) -> str | None:
    if one.content == "nothing":
        return "True"
    if one.content == "bytes":
        return file_of(scene, one)
    return scene.things(one)


def _is_everywhere(one: Kept) -> bool:
    """Whether there is one under every key: nothing makes them, and nobody can learn which there are."""
    made = {Role.CREATE, Role.REPLACE} & one.resource.operations.keys()
    if one.resource.variable:
        return not one.resource.is_known and Role.REPLACE not in made
    return bool(one.keys) and not made


class _Beginning:
    """What a shelf begins with: things by their keys, each below all that it may stand below."""

    def __init__(self, scene: Scene, one: Kept) -> None:
        self._scene = scene
        self._one = one
        self._thing = ""
        self._loops: list[str] = []
        self._zipped = ""
        self._taken: set[str] = set()

    def text(self) -> str:
        """A dictionary, displayed or built."""
        if not self._one.keys:
            return (
                f"{{{literals.string(self._one.name.lower())}: {_thing(self._scene, self._one)}}}"
            )
        parts = [self._key(at) for at in range(len(self._one.keys))]
        self._thing = self._thing or str(_thing(self._scene, self._one))
        key = parts[0] if len(parts) == 1 else f"({', '.join(parts)})"
        if self._zipped and len(parts) == 1:
            return f"dict({self._zipped})"
        if not self._loops:
            return f"{{{key}: {self._thing}}}"
        return f"{{{key}: {self._thing} {' '.join(self._loops)}}}"

    def above(self) -> Iterator[str]:
        """What all of it stands below, where keys do not say so."""
        whole = self._scene.whole
        path = whole.made_at(self._one)
        found: list[str] = []
        for variable in whole.made_below(self._one):
            end = path.index(f"{{{variable}}}") + len(variable) + 2
            above = whole.kept.get(path[:end])
            stocked = () if above is None else whole.stock.of(above)
            key = stocked[0].key if stocked else whole.stock.key(path[:end], variable)
            kind = (
                Key(variable, Scalar("string"), as_text=True) if above is None else above.keys[-1]
            )
            found.append(self._literal(kind, key))
        if found:
            yield f"above=({', '.join(found)}{',' if len(found) == 1 else ''})"

    def _key(self, at: int) -> str:
        one = self._one
        path = one.resource.path
        if one.resource.variable and at == len(one.keys) - 1:
            return self._own()
        key = one.keys[at]
        end = path.index(f"{{{key.variable}}}") + len(key.variable) + 2
        stop = path.find("/", end)
        above = self._scene.whole.kept.get(path if stop < 0 else path[:stop])
        if above is not None and above.group == one.group and above.table is None:
            told = self._scene.whole.own_key(above)
            is_told = told is not None and told.always and above.resource.is_known
            several = self._several(above) if is_told else None
            if told is not None and several is not None:
                name = self._local(above)
                self._loops.append(f"for {name} in {several}")
                return f"{name}.{told.name}"
        if above is not None:
            stocked = self._scene.whole.stock.of(above)
            if stocked:
                return self._literal(key, stocked[0].key)
        return self._literal(key, self._scene.whole.stock.key(path[:end], key.variable))

    def _own(self) -> str:
        """The key of each thing itself, and what goes through them."""
        one, scene = self._one, self._scene
        stocked = scene.whole.stock.of(one)
        told = scene.whole.own_key(one)
        several = self._several(one)
        if several is None or len(stocked) < 1:
            key = one.keys[-1]
            value = (
                stocked[0].key
                if stocked
                else scene.whole.stock.key(one.resource.path, key.variable)
            )
            return self._literal(key, value)
        name = self._local(one)
        self._thing = name
        if told is not None and told.always and all(thing.told for thing in stocked):
            self._loops.append(f"for {name} in {several}")
            return f"{name}.{told.name}"
        keys = ", ".join(self._literal(one.keys[-1], thing.key) for thing in stocked)
        comma = "," if len(stocked) == 1 else ""
        self._zipped = f"zip(({keys}{comma}), {several}, strict=True)"
        self._loops.append(f"for key, {name} in {self._zipped}")
        return "key"

    def _several(self, one: Kept) -> str | None:
        """The constant of all things that a resource begins with."""
        scene = self._scene
        stocked = scene.whole.stock.of(one)
        if one.kind is None or one.content != "value" or not stocked:
            return None
        return scene.example(scene.several(one))

    def _local(self, one: Kept) -> str:
        name = self._scene.local(one.noun, self._taken)
        self._taken.add(name)
        return name

    def _literal(self, key: Key, value: object) -> str:
        if key.as_text:
            return literals.string(_text(value))
        return self._scene.literal(key.kind, value)


def _text(value: object) -> str:
    """A key as paths have it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
