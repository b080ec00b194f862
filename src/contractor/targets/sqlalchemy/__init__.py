"""The sqlalchemy target: a row for each table that the document asks for, and conversions from and to models.

Takes a model, gives `tables.py` and what it stands on; refuses to know disk, and to infer a table. Stands on
the models of the pydantic target.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from sys import stdlib_module_names
from typing import Any, Final

from contractor.depth import deep
from contractor.diagnostic import Finding
from contractor.model import Model
from contractor.model.tables import tables
from contractor.targets import File, Settings
from contractor.targets.pydantic.attributes import Attributes
from contractor.targets.pydantic.graph import Graph
from contractor.targets.pydantic.plain import Plain
from contractor.targets.pydantic.symbols import named
from contractor.targets.python.module import Module
from contractor.targets.sqlalchemy.columns import MODELS, TABLES, Columns
from contractor.targets.sqlalchemy.conversions import Conversions
from contractor.targets.sqlalchemy.losses import losses
from contractor.targets.sqlalchemy.rows import Rows
from contractor.targets.templates import templates

_RUNTIME: Final = Path(__file__).parents[2] / "runtime" / "_tables.py"


class SqlAlchemy:
    """The target."""

    name = "sqlalchemy"
    summary = "SQLAlchemy tables for SQLite and PostgreSQL, and conversions from and to the models"
    options: Mapping[str, Mapping[str, Any]] = {}

    def render(self, model: Model, settings: Settings) -> Iterator[File]:
        """The files of a model."""
        with deep():
            root = f"python/{settings.package}"
            text = (
                templates(self.name, settings.templates)
                .get_template("tables.py.jinja")
                .render(_module(model))
            )
            yield File(f"{root}/_tables.py", _runtime())
            yield File(f"{root}/tables.py", text)

    def check(self, model: Model, settings: Settings) -> Iterable[Finding]:
        """A warning for each thing that tables do not hold as the document has it."""
        with deep():
            return list(losses(model))


@cache
def _runtime() -> str:
    """The runtime file, as it is copied."""
    return _RUNTIME.read_text("utf-8")


def _module(model: Model) -> dict[str, Any]:
    found = tables(model).tables
    module = Module()
    for name in ("DeclarativeBase", "MappedAsDataclass"):
        module.use("sqlalchemy.orm", name)
    module.use("sqlalchemy", "MetaData")
    for name in ("NAMING", "TYPES"):
        module.use(TABLES, name)
    if not found:
        return {"rows": [], "imports": module.imports(stdlib_module_names)}
    symbols = named(model, Graph.of(model))
    own = {"Base"}
    module = Module(own | set(symbols.exported))
    for name in ("DeclarativeBase", "MappedAsDataclass"):
        module.use("sqlalchemy.orm", name)
    module.use("sqlalchemy", "MetaData")
    for name in ("NAMING", "TYPES", "check_shapes"):
        module.use(TABLES, name)
    columns = Columns(model, found, symbols.names, module)
    rows = Rows(model, found, columns, module)
    attributes = Attributes(model.definitions, frozenset(symbols.exported))
    plain = Plain(symbols.annotations, module, set(rows.names.values()), MODELS)
    conversions = Conversions(
        model, found, rows.names, columns, attributes, symbols.names, plain, module
    )
    written = list(rows.all())
    both = [list(conversions.to_rows()), list(conversions.from_rows())]
    if any(len(some) > 1 for some in both):
        for source, name in (
            ("collections.abc", "Callable"),
            ("typing", "Any"),
            ("typing", "overload"),
        ):
            module.use(source, name)
    return {
        "rows": written,
        "to_rows": [one.alone() for one in both[0]] if len(both[0]) == 1 else both[0],
        "from_rows": [one.alone() for one in both[1]] if len(both[1]) == 1 else both[1],
        "imports": module.imports(stdlib_module_names),
    }


target = SqlAlchemy()
