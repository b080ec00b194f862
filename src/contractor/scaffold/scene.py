"""What is known of one group of operations while its module is written: names, imports, constants, shelves.

Takes the application and a group, gives names and notes what they need; refuses to write statements.
"""

from collections.abc import Iterator
from typing import Any, Final

from contractor.model import Record, Type
from contractor.model.tables import Table
from contractor.model.walk import kinds, mentioned
from contractor.scaffold.examples import Examples
from contractor.scaffold.expressions import Expressions
from contractor.scaffold.kept import Kept
from contractor.scaffold.natural import Natural
from contractor.scaffold.whole import Whole
from contractor.targets.fastapi.names import Group, call_names
from contractor.targets.fastapi.typed import Typed
from contractor.targets.python.identifiers import attribute, unique
from contractor.targets.python.module import Module
from contractor.text import Words, pascal

#: What modules of groups import; nothing else there is called so.
IMPORTED: Final = frozenset(
    "attrgetter beginning datetime etag following from_row func given is_stale like now patched quote select to_row "
    "uuid4 UTC UUID Shelf Session Refused StatementError MISSING digest".split()
)


class Scene:
    """One group, while its module is written."""

    def __init__(self, whole: Whole, group: Group) -> None:
        self.whole = whole
        self.group = group
        self.api = f"{whole.package}.api.{group.module}"
        self.models = f"{whole.package}.models"
        self.tables = f"{whole.package}.tables"
        self.public = f"{whole.package}.api"
        """What gives those things of the boundary that people use."""
        self.boundary = f"{whole.package}._boundary"
        names = {call.index: call_names(whole.model, call) for call in group.calls}
        replies = {
            names[call.index].reply(answer) for call in group.calls for answer in call.answers
        }
        arguments = {
            one for call in group.calls for one in names[call.index].arguments.values()
        } | {"body", "principal"}
        self.nouns = {
            attribute(one.noun) for one in whole.kept.values() if one.group == group.module
        }
        taken = {*whole.symbols.exported, *replies, group.protocol}
        title = _titled(group)
        self.title = unique(f"{title}Operations" if title in taken else title, taken)
        own = {*replies, group.protocol, self.title, *self._models(), *arguments, *self.nouns}
        self.module = Module(own)
        plain = Natural(
            whole.symbols.annotations,
            self.module,
            {*replies, group.protocol, self.title},
            self.models,
        )
        self.typed = Typed(whole.model, self.module, plain, self.boundary, self.public)
        self.expressions = Expressions(whole.model, whole.symbols, self.module, self.models)
        shelves = {one.name for one in whole.kept.values()}
        self.examples = Examples(
            whole.model, whole.symbols, self.models, {*whole.symbols.exported, *shelves, *IMPORTED}
        )
        self.file = whole.file(group.module)
        self.modules = frozenset(whole.file(one.module) for one in whole.groups)
        self._several: dict[str, str] = {}
        self.stores = False
        """Whether anything here goes through a database."""

    def _models(self) -> Iterator[str]:
        """The names of the models that operations of the group, and what is kept of their things, speak of."""
        whole = self.whole
        kinds_of = [kind for call in self.group.calls for kind in kinds(call)]
        kinds_of += [one.kind for one in whole.kept.values() if one.kind is not None]
        for kind in kinds_of:
            for key in mentioned(kind):
                yield whole.symbols.names[key]
                yield whole.symbols.annotations[key]

    # ── names ─────────────────────────────────────────────────────────────────────────────────────

    def use(self, source: str, name: str) -> str:
        """Something to import."""
        return self.module.use(source, name)

    def example(self, name: str) -> str:
        """A constant of the module of examples."""
        return self.module.use(f".examples.{self.file}", name)

    def memory(self, name: str) -> str:
        """Something of what keeps things in memory."""
        return self.module.use(".memory", name)

    def merging(self, name: str) -> str:
        """Something of what merges JSON."""
        return self.module.use(".merging", name)

    def class_of(self, record: Record) -> str:
        """The class of a record."""
        return self.module.keep(self.models, self.whole.symbols.names[record.key])

    def row(self, table: Table) -> str:
        """The class of the rows of a table."""
        return self.module.use(self.tables, self.whole.row_names.rows[table.key])

    def reply(self, name: str) -> str:
        """A class of replies."""
        return self.module.keep(self.api, name)

    def local(self, said: Words, taken: "set[str] | frozenset[str]") -> str:
        """A name for a variable that nothing else has."""
        return unique(attribute(said), taken | IMPORTED | self.modules)

    def shelf(self, one: Kept) -> str | None:
        """Where things are kept in memory; None where another file was to define it, and does not."""
        if one.group == self.group.module:
            return one.name
        if not self.whole.is_defined(one.group, one.name):
            return None
        return f"{self.use('.', self.whole.file(one.group))}.{one.name}"

    def things(self, one: Kept) -> str | None:
        """The constant of the first thing of a resource; None where no example of one can be made."""
        stocked = self.whole.stock.of(one)
        if one.kind is None or not stocked:
            return None
        return self.example(self.examples.one(one.kind, one.noun, stocked[0].value))

    def several(self, one: Kept) -> str:
        """The name of the constant of all things that a resource begins with. There must be some."""
        path = one.resource.path
        if path not in self._several and one.kind is not None:
            values = [thing.value for thing in self.whole.stock.of(one)]
            self._several[path] = self.examples.several(one.kind, one.noun, values)[1]
        return self._several[path]

    def absent(self) -> str:
        """What says that a property is not there."""
        if self.whole.absent == "None":
            return "None"
        return self.use("pydantic", self.whole.absent)

    def literal(self, kind: Type, value: Any) -> str:
        """A value, written where it is used."""
        return self.expressions.value(kind, value).flat


def _titled(group: Group) -> str:
    """`Books` for `BooksApi`."""
    found = group.protocol.removesuffix("_").removesuffix("Api")
    return found or pascal(("operations",))
