"""Which part of a table an operation that lists it may be asked for: filters, order, and pages as it has them.

Takes a model, its tables and what its operations are about, gives arguments and expressions; refuses to know
how a repository is written.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from contractor.frozen import frozen
from contractor.model import (
    Call,
    Enumeration,
    Input,
    ListOf,
    Model,
    Nullable,
    Property,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.model.plain import plain
from contractor.model.tables import Stored, Table
from contractor.nouns import plural, singular
from contractor.resources.names import (
    CURSORS,
    LISTING,
    OFFSETS,
    PAGE_COUNTS,
    PAGES,
    SIZES,
    SORTS,
    TOTALS,
    bounded,
)
from contractor.resources.names import plain as spelled
from contractor.targets.pydantic.plain import Plain
from contractor.targets.python.identifiers import attribute, unique
from contractor.targets.python.layout import Atom, Code, Group, either
from contractor.targets.python.literals import string
from contractor.targets.python.module import Module
from contractor.targets.sqlalchemy.calls import Calls
from contractor.targets.sqlalchemy.columns import Columns
from contractor.targets.sqlalchemy.names import Names, column_attribute, owner_attribute
from contractor.text import words

REPOSITORIES: Final = "._repositories"
_COMPARED: Final = {">=": "at_least", "<=": "at_most", ">": "above", "<": "below"}
_USUAL: Final = 20
_MOST: Final = 100
#: Formats of texts that no column holds as they are.
_CONVERTED: Final = frozenset({"byte", "binary", "decimal", "time", "ipv4", "ipv6"})


@frozen
class Argument:
    """An argument of a list: its type, and its default; None where it has to be given."""

    name: str
    type: Code
    default: str | None


@frozen
class Asked:
    """A list. What it takes, and the arguments of `Wanted` as expressions.

    `call` is the operation; None where the contract lists no such rows. `left` are its parameters that nothing
    is made of.
    """

    arguments: tuple[Argument, ...]
    wanted: tuple[str, ...]
    call: Call | None = None
    left: tuple[str, ...] = ()


class Lists:
    """The lists of one model's tables."""

    def __init__(
        self,
        model: Model,
        tables: Mapping[TypeKey, Table],
        names: Names,
        columns: Columns,
        types: Plain,
        module: Module,
    ) -> None:
        self._model = model
        self._tables = tables
        self._names = names
        self._columns = columns
        self._types = types
        self._module = module
        self._calls = Calls(model, tables)

    def of(self, table: Table) -> Asked:
        """The list of a table's rows."""
        return _List(self, table, self._calls.listing(table)).listed()

    # ── what lists ask ────────────────────────────────────────────────────────────────────────────

    def use(self, name: str) -> str:
        """Something of the runtime module."""
        return self._module.use(REPOSITORIES, name)

    def row(self, table: Table) -> str:
        """The class of a table's rows."""
        return self._names.rows[table.key]

    def annotation(self, kind: Type) -> Code:
        """What code sees of a type that is not null."""
        found = self.bare(kind)
        if isinstance(found, ListOf):
            return Group(
                self._module.use("collections.abc", "Sequence"), [self.annotation(found.item)]
            )
        if isinstance(found, Scalar):
            return self._columns.of(found, None).python
        return self._types.code(found)

    def bare(self, kind: Type) -> Type:
        """A type without null and names for others."""
        return plain(self._model, kind)

    def scalar(self, kind: Type) -> Scalar | None:
        """The plain value that a type is."""
        found = self.bare(kind)
        return found if isinstance(found, Scalar) else None

    def enumeration(self, kind: Type) -> Enumeration | None:
        """The enumeration that a type is."""
        found = self.bare(kind)
        named = self._model.definitions.get(found.key) if isinstance(found, Ref) else None
        return named if isinstance(named, Enumeration) else None

    def is_alike(self, one: Type, other: Type) -> bool:
        """Whether two types are of plain values that are equal where they say the same."""
        both = (self.bare(one), self.bare(other))
        if not all(isinstance(kind, Scalar) or self.enumeration(kind) for kind in both):
            return False
        codes = {self.annotation(kind).flat for kind in both}
        return len(codes) == 1

    def convert(self, one: Stored) -> str | None:
        """How a value is written into a column, `{}` as it is; None where it cannot be compared there."""
        if one.store != "column":
            return None
        kind = self._columns.kind(one)
        if kind.json or kind.held.type.kind == "exact" or kind.to not in ("{}", "str({})"):
            return None
        scalar = self.scalar(one.source.type)
        return None if scalar is not None and scalar.format in _CONVERTED else kind.to

    def counts(self, call: Call) -> bool:
        """Whether the page of a list tells how many rows, or pages, there are."""
        return any(
            spelled(one.name) in TOTALS | PAGE_COUNTS
            and (scalar := self.scalar(one.type)) is not None
            and scalar.kind == "integer"
            for one in self._calls.around(call)
        )

    def owner(self, table: Table) -> tuple[str, Property] | None:
        """The column that says to which row a row belongs, and the key that it holds."""
        parent = self._tables.get(table.parent or "")
        key = None if parent is None else self._columns.key(parent.key)
        if parent is None or key is None:
            return None
        return owner_attribute(parent, key[0]), key[0]


class _List:
    """One list, while it is worked out."""

    def __init__(self, lists: Lists, table: Table, call: Call | None) -> None:
        self._lists = lists
        self._table = table
        self._call = call
        self._stored = {spelled(one.source.name): one for one in table.stored}
        self._arguments: list[Argument] = []
        self._left: list[str] = []
        self._taken: set[str] = set()
        #: The parameters that the order is made of.
        self._sorts: set[str] = set()

    def listed(self) -> Asked:
        inputs = () if self._call is None else self._call.inputs
        asked = [one for one in inputs if one.place == "query"]
        where = list(self._scopes(inputs))
        where += self._filters([one for one in asked if spelled(one.property.name) not in LISTING])
        order = self._order(asked)
        pages = list(self._pages(asked))
        where = [f"where=[{', '.join(where)}]"] if where else []
        used = {id(one) for one in self._paging(asked).values()}
        self._left += [
            one.property.name
            for one in asked
            if spelled(one.property.name) in LISTING
            and id(one) not in used
            and one.property.name not in self._sorts
        ]
        self._left += [one.property.name for one in inputs if one.place in ("header", "cookie")]
        return Asked(
            tuple(self._arguments),
            (self._row, f"order={order}", *where, *pages),
            self._call,
            tuple(self._left),
        )

    @property
    def _row(self) -> str:
        return self._lists.row(self._table)

    def _column(self, one: Stored) -> str:
        return f"{self._row}.{column_attribute(one.source.words)}"

    def _argument(self, one: Property, default: str | None = "None") -> str:
        name = unique(attribute(one.words), self._taken)
        self._taken.add(name)
        kind = self._lists.annotation(one.type)
        if default == "None" or isinstance(one.type, Nullable):
            kind = either([kind, Atom("None")])
        self._arguments.append(Argument(name, kind, default))
        return name

    # ── which rows ────────────────────────────────────────────────────────────────────────────────

    def _scopes(self, inputs: Iterable[Input]) -> Iterator[str]:
        """Rows that belong to what stands above them in the path; or, where no path has them, to whom one says."""
        equal = self._lists.use("equal")
        owner = self._lists.owner(self._table)
        for one in inputs:
            if one.place != "path":
                continue
            stored = self._stored.get(spelled(one.property.name))
            if owner is not None and self._lists.is_alike(owner[1].type, one.property.type):
                yield f"{equal}({self._row}.{owner[0]}, {self._argument(one.property, None)})"
                owner = None
            elif stored is not None and self._lists.convert(stored) == "{}":
                yield f"{equal}({self._column(stored)}, {self._argument(one.property, None)})"
            else:
                self._left.append(one.property.name)
        if owner is not None and self._call is None:
            key = Property(owner[0], words(owner[0]), owner[1].type, required=False)
            yield f"{equal}({self._row}.{owner[0]}, {self._argument(key)})"

    def _filters(self, asked: Iterable[Input]) -> Iterator[str]:
        for one in asked:
            made = self._filter(one.property)
            if made is None:
                self._left.append(one.property.name)
            else:
                yield made

    def _filter(self, one: Property) -> str | None:
        said = words(one.name)
        others = (spelled("".join(form(said))) for form in (singular, plural))
        names = (spelled(one.name), *others)
        found = next((self._stored[name] for name in names if name in self._stored), None)
        if found is None:
            return self._bounded(one)
        to = self._lists.convert(found)
        if to is None:
            return None
        column = self._column(found)
        if self._lists.is_alike(one.type, found.source.type):
            name = self._argument(one)
            value = name if to == "{}" else f"{self._lists.use('text')}({name})"
            return f"{self._lists.use('equal')}({column}, {value})"
        bare = self._lists.bare(one.type)
        if isinstance(bare, ListOf) and self._lists.is_alike(bare.item, found.source.type):
            name = self._argument(one)
            value = name if to == "{}" else f"{self._lists.use('texts')}({name})"
            return f"{self._lists.use('any_of')}({column}, {value})"
        return None

    def _bounded(self, one: Property) -> str | None:
        bound = bounded(one.name, self._stored)
        found = None if bound is None else self._stored[bound[0]]
        if bound is None or found is None or self._lists.convert(found) != "{}":
            return None
        if not self._lists.is_alike(one.type, found.source.type):
            return None
        compared = self._lists.use(_COMPARED[bound[1]])
        return f"{compared}({self._column(found)}, {self._argument(one)})"

    # ── in which order ────────────────────────────────────────────────────────────────────────────

    def _order(self, asked: Iterable[Input]) -> str:
        stored = {one.source.name: one for one in self._table.stored}
        key = [self._column(stored[name]) for name in self._table.primary]
        for one in asked:
            if spelled(one.property.name) not in SORTS:
                continue
            known = self._lists.enumeration(one.property.type)
            if known is None:
                continue
            names = dict.fromkeys(str(member.value).lstrip("+-") for member in known.members)
            found = {
                name: stored[name]
                for name in names
                if name in stored and self._lists.convert(stored[name]) == "{}"
            }
            if found and len(found) == len(names):
                self._sorts.add(one.property.name)
                return self._chosen(one.property, found, key)
        return f"{self._lists.use('ascending')}({', '.join(key)})"

    def _chosen(self, one: Property, found: Mapping[str, Stored], key: list[str]) -> str:
        name = self._argument(one)
        default = one.default[0] if one.default else None
        asked = f"{name} or {string(default)}" if isinstance(default, str) else name
        columns = ", ".join(f"{string(said)}: {self._column(by)}" for said, by in found.items())
        by = self._lists.use("ordered_by")
        return f"{by}({asked}, {{{columns}}}, {', '.join(key)})"

    # ── which page ────────────────────────────────────────────────────────────────────────────────

    def _paging(self, asked: Iterable[Input]) -> dict[str, Input]:
        """The parameters that say which page, by what they say."""
        kinds = {"size": SIZES, "cursor": CURSORS, "offset": OFFSETS, "page": PAGES}
        found: dict[str, Input] = {}
        for one in asked:
            scalar = self._lists.scalar(one.property.type)
            for what, names in kinds.items():
                wanted = "string" if what == "cursor" else "integer"
                is_plain = scalar is not None and scalar.kind == wanted and not _is_typed(scalar)
                if is_plain and spelled(one.property.name) in names:
                    found.setdefault(what, one)
        starts = [what for what in ("cursor", "offset", "page") if what in found]
        for what in starts[1:]:
            del found[what]
        return found

    def _pages(self, asked: Iterable[Input]) -> Iterator[str]:
        found = self._paging(asked)
        limit = self._size(found.get("size"), whole=bool(found.keys() - {"size"}))
        yield f"limit={limit}"
        if (one := found.get("cursor")) is not None:
            yield f"cursor={self._argument(one.property)}"
            scalar = self._lists.scalar(one.property.type)
            if scalar is not None and scalar.max_length is not None:
                yield f"longest={scalar.max_length}"
        elif (one := found.get("offset")) is not None:
            yield f"offset={self._number(one.property, 0)}"
        elif (one := found.get("page")) is not None:
            yield f"offset=({self._number(one.property, 1)} - 1) * {limit}"
        elif self._call is None:
            cursor = Property("cursor", ("cursor",), Scalar("string"), required=False)
            yield f"cursor={self._argument(cursor)}"
        if self._call is not None and self._lists.counts(self._call):
            yield "counted=True"

    def _size(self, one: Input | None, *, whole: bool) -> str:
        if one is None:
            size = Property("limit", ("limit",), Scalar("integer"), required=False)
            return self._number(size, _USUAL if whole or self._call is None else _MOST)
        return self._number(one.property, _USUAL)

    def _number(self, one: Property, usual: int) -> str:
        said = one.default[0] if one.default else usual
        default = said if isinstance(said, int) and not isinstance(said, bool) else usual
        kind = self._lists.bare(one.type)
        name = unique(attribute(one.words), self._taken)
        self._taken.add(name)
        self._arguments.append(Argument(name, self._lists.annotation(kind), str(default)))
        return name


def _is_typed(scalar: Scalar) -> bool:
    """Whether a text is no text in Python."""
    return scalar.kind == "string" and scalar.format is not None
