"""What is kept of the things that an API is about: what one is called, what tells it apart, of which type it is.

Takes a model and its resources, gives what is kept of each by its path; refuses to know how code says it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from contractor.contract.templating import VARIABLE, as_sent, variables
from contractor.frozen import frozen
from contractor.model import (
    Call,
    Constants,
    Model,
    Record,
    Ref,
    Scalar,
    Type,
)
from contractor.model.tables import Table
from contractor.nouns import plural, singular
from contractor.resources import Resource, Resources, Role
from contractor.scaffold.going import success
from contractor.scaffold.kinds import Kinds
from contractor.targets.fastapi.bodies import carried
from contractor.targets.python.identifiers import constant
from contractor.text import Words, named_words, spelled, words

#: Roles whose answers tell of a thing, best first.
TELLING: Final = (Role.READ, Role.CREATE, Role.REPLACE, Role.UPDATE, Role.LIST)
#: Roles that change what is there.
_CHANGING: Final = frozenset({Role.CREATE, Role.REPLACE, Role.UPDATE, Role.DELETE})

Content = Literal["value", "bytes", "nothing"]
"""What is kept: a value of a type, bytes as they were sent, or nothing but that it is there."""


@frozen
class Key:
    """A variable of the path of a thing, and the type of the argument that holds it.

    `as_text` where operations do not agree on one that tells things apart.
    """

    variable: str
    kind: Type
    as_text: bool = False


@frozen
class Kept:
    """What is kept of one resource.

    `noun` is what one thing is called, `name` what holds all of them. `role` is that of the operation whose answer
    says what a thing is, and `kind` its type. `table` is where they are kept, None for in memory.
    """

    resource: Resource
    group: str
    noun: Words
    name: str
    keys: tuple[Key, ...]
    content: Content
    kind: Type | None = None
    role: Role | None = None
    table: Table | None = None


def kept(
    model: Model, resources: Resources, tables: Mapping[str, Table], homes: Mapping[int, str]
) -> Mapping[str, Kept]:
    """What is kept, by the path of its resource. What is only ever read is kept nowhere, if nothing tells it apart.

    `homes` are the modules of operations, by their index.
    """
    return _Keeping(model, resources, tables, homes).all()


class _Keeping:
    def __init__(
        self,
        model: Model,
        resources: Resources,
        tables: Mapping[str, Table],
        homes: Mapping[int, str],
    ) -> None:
        self._homes = homes
        self._model = model
        self._kinds = Kinds(model)
        self._resources = resources
        self._tables = tables
        self._calls = {call.index: call for call in model.calls}
        self._arguments = self._all_arguments()
        self._taken: set[tuple[str, str]] = set()

    def all(self) -> Mapping[str, Kept]:
        found = dict(self._found())
        tables: dict[str, Table | None] = {}
        for path in found:
            self._table(path, found, tables)
        return {path: replace(one, table=tables[path]) for path, one in found.items()}

    def _found(self) -> Iterator[tuple[str, Kept]]:
        for path, resource in self._resources.by_path.items():
            if not resource.operations:
                continue
            if not resource.variable and not _CHANGING & resource.operations.keys():
                continue
            yield path, self._kept(resource)

    def _kept(self, resource: Resource) -> Kept:
        content, kind, role = self._content(resource)
        order = [role for role in TELLING if role in resource.operations]
        first = self._calls[resource.operations[(order or [*resource.operations])[0]]]
        home = self._homes[first.index]
        noun = self._noun(resource)
        name = self._name(home, resource, noun)
        record = self._kinds.record(kind)
        keys = tuple(self._key(resource, one, record) for one in variables(resource.path))
        return Kept(resource, home, noun, name, keys, content, kind, role)

    # ── what a thing is ───────────────────────────────────────────────────────────────────────────

    def _content(self, resource: Resource) -> tuple[Content, Type | None, Role | None]:
        for role in TELLING:
            index = resource.operations.get(role)
            if index is None:
                continue
            found = self._told(self._calls[index], role, resource)
            if isinstance(found, str):
                return "bytes", None, role
            if found is not None:
                return "value", found, role
        return "nothing", None, None

    def _told(self, call: Call, role: Role, resource: Resource) -> Type | str | None:
        """The type of the thing that an answer tells of; `bytes` for bytes."""
        answer = success(call, role)
        bodies = [] if answer is None else carried(self._model, answer.bodies, sent=False)[0]
        if not bodies or bodies[0].kind == "stream":
            return None
        if not bodies[0].whole:
            return "bytes"
        kind: Type | None = bodies[0].body.type
        if role is Role.LIST:
            step = self._resources.steps[call.index]
            if step.listing is None:
                return None
            kind = self._kinds.inside(kind, step.listing.inside)
            return None if kind is None else self._kinds.item(kind)
        if not self._kinds.inside(kind, resource.inside):
            # Not every operation wraps the thing.
            return kind
        return self._kinds.inside(kind, resource.inside)

    # ── rows ──────────────────────────────────────────────────────────────────────────────────────

    def _table(
        self, path: str, found: Mapping[str, Kept], known: dict[str, Table | None]
    ) -> Table | None:
        """The table to a row of which a path leads; it is noted in what is `known`."""
        if path not in known:
            known[path] = None
            record = self._kinds.record(found[path].kind)
            table = None if record is None else self._tables.get(record.key)
            if table is not None and self._is_row(found[path], table, found, known):
                known[path] = table
        return known[path]

    def _is_row(
        self,
        one: Kept,
        table: Table,
        found: Mapping[str, Kept],
        known: dict[str, Table | None],
    ) -> bool:
        """Whether the path of a thing leads to a row: by the key of its table, through rows of its parents."""
        resource = one.resource
        if not resource.variable or table.primary != (resource.member,):
            return False
        if table.parent is None:
            return len(one.keys) == 1
        if any(key.as_text for key in one.keys):
            return False
        index = resource.operations.get(Role.CREATE)
        made = "" if index is None else as_sent(self._calls[index].path)
        ways = [resource.path] if len(one.keys) > 1 else []
        ways += [made] if made and variables(made) else []
        if index is not None and not variables(made) and not self._says_owner(index, table):
            return False
        for way in ways:
            parent = above(way, found)
            row = None if parent is None else self._table(parent.resource.path, found, known)
            if row is None or row.key != table.parent:
                return False
        return True

    def _says_owner(self, index: int, table: Table) -> bool:
        """Whether whoever makes a row says which one it belongs to."""
        bodies = carried(self._model, self._calls[index].bodies, sent=True)[0]
        records = [self._kinds.record(one.body.type) for one in bodies]
        return bool(records) and all(
            record is not None and table.owner in self._kinds.properties(record)
            for record in records
        )

    # ── what it is called ─────────────────────────────────────────────────────────────────────────

    def _noun(self, resource: Resource) -> Words:
        segments = [one for one in resource.path.split("/") if not VARIABLE.search(one) and one]
        if not resource.variable:
            return self._spoken(segments) if segments else ("thing",)
        own = resource.collection.rpartition("/")[2]
        if VARIABLE.search(own) or not own:
            return named_words(singular(_words(resource.variable)), "thing")
        return singular(self._spoken(segments))

    def _spoken(self, segments: Sequence[str]) -> Words:
        """The last segment, and the one before it where it is only a number."""
        own = _words(segments[-1])
        if own[0][0].isdigit() and len(segments) > 1:
            return (*singular(self._spoken(segments[:-1])), *own)
        return named_words(own, "thing")

    def _name(self, home: str, resource: Resource, noun: Words) -> str:
        """`BOOKS`; with what they belong to where another collection of the group has the name."""
        segments = [one for one in resource.path.split("/")[:-1] if one]
        longer = [_words(one) for one in segments if not VARIABLE.search(one)]
        said = plural(noun)
        while (home, constant(said)) in self._taken and longer:
            said = (*singular(longer.pop()), *said)
        name = constant(said)
        while (home, name) in self._taken:
            name += "_"
        self._taken.add((home, name))
        return name

    # ── what tells it apart ───────────────────────────────────────────────────────────────────────

    def _all_arguments(self) -> Mapping[str, list[Type]]:
        """The types of the arguments of each variable, by the path that it ends."""
        found: dict[str, list[Type]] = {}
        for call in self._model.calls:
            if call.kind != "path":
                continue
            inputs = {one.property.name: one for one in call.inputs if one.place == "path"}
            segments = as_sent(call.path).split("/")
            for end in range(1, len(segments) + 1):
                for variable in variables(segments[end - 1]):
                    if variable in inputs:
                        path = "/".join(segments[:end])
                        found.setdefault(path, []).append(inputs[variable].property.type)
        return found

    def _key(self, resource: Resource, variable: str, record: Record | None) -> Key:
        path = resource.path
        end = path.index(f"{{{variable}}}") + len(variable) + 2
        stop = path.find("/", end)
        kinds = self._arguments.get(path if stop < 0 else path[:stop], [])
        if not kinds and variable == resource.variable:
            # No path leads there: things say what tells them apart, or are counted.
            found = None if record is None else self._kinds.properties(record).get(resource.member)
            kinds = [Scalar("integer") if found is None else found.type]
        if not kinds:
            return Key(variable, Scalar("string"), as_text=True)
        bare = {repr(_plain(self._kinds.bare(one))) for one in kinds}
        if len(bare) > 1 or not self._tells(kinds[0]):
            return Key(variable, Scalar("string"), as_text=True)
        return Key(variable, kinds[0])

    def _tells(self, kind: Type) -> bool:
        """Whether values of a type can be keys of a dictionary."""
        found = self._kinds.bare(kind)
        if isinstance(found, Constants):
            return all(isinstance(one, str) for one in found.values)
        return isinstance(found, Scalar) or self._kinds.enumeration(kind) is not None


def above(path: str, kept: Mapping[str, Kept]) -> Kept | None:
    """The nearest thing that a path leads through."""
    while path := path.rpartition("/")[0]:
        if path in kept and kept[path].resource.variable:
            return kept[path]
    return None


def _words(text: str) -> Words:
    return words(text) or spelled(text)


def _plain(kind: Type) -> object:
    """What an annotation says of a type."""
    match kind:
        case Scalar():
            return (kind.kind, kind.format)
        case Ref(key):
            return key
        case _:
            return kind
