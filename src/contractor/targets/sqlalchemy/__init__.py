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
from contractor.model import Model, Record, TypeKey
from contractor.model.tables import Table, tables
from contractor.relational import Database, relational
from contractor.targets import File, Settings
from contractor.targets.pydantic.attributes import Attributes
from contractor.targets.pydantic.graph import Graph
from contractor.targets.pydantic.plain import Plain
from contractor.targets.pydantic.symbols import named
from contractor.targets.python.layout import class_header
from contractor.targets.python.module import Module
from contractor.targets.sqlalchemy.columns import MODELS, TABLES, Columns
from contractor.targets.sqlalchemy.constraints import constraints, inside
from contractor.targets.sqlalchemy.conversions import Conversion, Conversions
from contractor.targets.sqlalchemy.losses import losses
from contractor.targets.sqlalchemy.names import attributes, relations, row_names
from contractor.targets.sqlalchemy.repositories import repositories
from contractor.targets.sqlalchemy.rows import Rows
from contractor.targets.templates import templates

_RUNTIME: Final = Path(__file__).parents[2] / "runtime"
#: What repositories stand on.
_CARRIED: Final = ("_failures.py", "_repositories.py", "_sessions.py")
#: What every module of tables imports, and one with several conversions.
_BASE: Final = (
    ("DeclarativeBase", "sqlalchemy.orm"),
    ("MappedAsDataclass", "sqlalchemy.orm"),
    ("MetaData", "sqlalchemy"),
    ("NAMING", TABLES),
    ("TYPES", TABLES),
)
_SEVERAL: Final = (("Callable", "collections.abc"), ("Any", "typing"), ("overload", "typing"))


class SqlAlchemy:
    """The target."""

    name = "sqlalchemy"
    summary = "SQLAlchemy tables for SQLite and PostgreSQL, and conversions from and to the models"
    options: Mapping[str, Mapping[str, Any]] = {}

    def render(self, model: Model, settings: Settings) -> Iterator[File]:
        """The files of a model."""
        with deep():
            root = f"python/{settings.package}"
            database = relational(model)
            within = inside(database)
            page = templates(self.name, settings.templates).get_template("tables.py.jinja")
            text = page.render(_module(model, database))
            yield File(f"{root}/_tables.py", _runtime("_tables.py"))
            yield File(f"{root}/tables.py", text)
            if within is not None:
                yield File(f"{root}/_inside.json", within)
            if tables(model).tables:
                yield from _repositories(model, database, root, settings)

    def check(self, model: Model, settings: Settings) -> Iterable[Finding]:
        """A warning for each thing that tables do not hold as the document has it."""
        with deep():
            return list(losses(model))


def _repositories(
    model: Model, database: Database, root: str, settings: Settings
) -> Iterator[File]:
    """What only a package with tables has."""
    found = tables(model).tables
    symbols = named(model, Graph.of(model))
    views = repositories(model, found, row_names(found), symbols)
    page = templates("sqlalchemy", settings.templates).get_template("repositories.py.jinja")
    for name in _CARRIED:
        yield File(f"{root}/{name}", _runtime(name))
    yield File(f"{root}/_constraints.json", constraints(database))
    yield File(f"{root}/repositories.py", page.render(views))


@cache
def _runtime(name: str) -> str:
    """A runtime file, as it is copied."""
    return (_RUNTIME / name).read_text("utf-8")


def conversions(
    model: Model,
) -> tuple[Mapping[TypeKey, Conversion], Mapping[TypeKey, Conversion]]:
    """How models become rows, and rows models, each by the type of the model; for code that calls them."""
    if not tables(model).tables:
        return {}, {}
    made = _module(model, relational(model))
    to_rows, from_rows = (
        {one.record.key: one for one in made[which]} for which in ("to_rows", "from_rows")
    )
    return to_rows, from_rows


def _module(model: Model, database: Database) -> dict[str, Any]:
    found = tables(model).tables
    if not found:
        module = Module()
        used = {name: module.use(source, name) for name, source in _BASE}
        imports = module.imports(stdlib_module_names)
        return {"rows": [], "base": _base(used), "names": used, "imports": imports}
    symbols = named(model, Graph.of(model))
    names = row_names(found)
    fields = Attributes(model.definitions, frozenset(symbols.exported))
    own = names.classes()
    # Classes, models and what rows and models hold keep their names; what is imported steps aside.
    module = Module(own | set(symbols.exported) | _held(model, found, fields))
    used = {name: module.use(source, name) for name, source in (*_BASE, ("check_shapes", TABLES))}
    columns = Columns(model, found, symbols.names, module, own)
    plain = Plain(symbols.annotations, module, own, MODELS)
    conversions = Conversions(model, found, names, columns, fields, plain, module)
    making = Rows(found, database, names, columns, module)
    rows, sets = list(making.all()), list(making.sets())
    if inside(database) is not None:
        used["check_inside"] = module.use(TABLES, "check_inside")
    if sets:
        used["each_once"] = module.use(TABLES, "each_once")
    both = [list(conversions.to_rows()), list(conversions.from_rows())]
    to_all = conversions.overloads(both[0])
    from_all = [*conversions.overloads(both[1]), *conversions.of_families(both[1])]
    if max(len(to_all), len(from_all)) > 1:
        used |= {name: module.use(source, name) for name, source in _SEVERAL}
    return {
        "rows": rows,
        "sets": sets,
        "base": _base(used),
        "names": used,
        "to_rows": both[0],
        "from_rows": both[1],
        "to_all": to_all,
        "from_all": from_all,
        "imports": module.imports(stdlib_module_names),
    }


def _base(names: Mapping[str, str]) -> str:
    """The head of the class that all rows have in common."""
    bases = [names["MappedAsDataclass"], names["DeclarativeBase"], "kw_only=True", "eq=False"]
    return class_header("Base", bases)


def _held(model: Model, found: Mapping[TypeKey, Table], fields: Attributes) -> set[str]:
    """The attributes of all rows, and of the models that they hold."""
    names: set[str] = set()
    for key, table in found.items():
        names |= attributes(table) | {name for name, _, _ in relations(table, found)}
        for record in (table.record, model.definitions.get(f"{key}>sent")):
            if isinstance(record, Record):
                names |= set(fields.names(record).values())
    return names


target = SqlAlchemy()
