"""A model's generated package, for as long as somebody works with it: written, imported, and forgotten again.

Takes a model, gives the modules of its models and tables; refuses to know what is done with them. Several packages
at once do not meet: each has a name of its own, and nothing is added to the path that Python looks for modules in.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any, Final

from contractor.frozen import frozen
from contractor.model import Model, TypeKey
from contractor.model.tables import Table, leaf_names, leaf_words, leaves, tables
from contractor.targets import Settings
from contractor.targets.pydantic import target as pydantic
from contractor.targets.pydantic.graph import Graph
from contractor.targets.pydantic.symbols import named
from contractor.targets.sqlalchemy import conversions
from contractor.targets.sqlalchemy import target as sqlalchemy
from contractor.targets.sqlalchemy.names import column_attribute, row_names

_NUMBERS: Final = count()


@frozen
class Conversion:
    """A function between a model and its row. `given` are arguments besides, each with the names on the wire that
    lead to what it holds; `lists` those of them that are lists of rows."""

    given: Mapping[str, tuple[str, ...]]
    lists: frozenset[str] = frozenset()


@frozen
class Imported:
    """The modules of a package, and what is in them by the keys of types; `runtime` makes engines (`_tables.py`)."""

    models: ModuleType
    tables: ModuleType
    runtime: ModuleType
    classes: Mapping[TypeKey, str]
    """What each named type is called in `models`."""
    rows: Mapping[TypeKey, type]
    """The class of the rows of each table."""
    lists: Mapping[tuple[TypeKey, str], type]
    """The class of the rows of each list of values, by its table and property."""
    columns: Mapping[TypeKey, Mapping[tuple[str, ...], str]]
    """For each table what rows call a stored property, by the names on the wire that lead to it."""
    to_row: Mapping[TypeKey, Conversion]
    """What `tables.to_row` takes besides a model, by the type of the model."""
    from_row: Mapping[TypeKey, Conversion]
    """What `tables.from_row` takes besides a row, by the key of its table."""

    def type(self, key: TypeKey) -> Any:
        """A named type of `models`."""
        return getattr(self.models, self.classes[key])


@contextmanager
def imported(model: Model) -> Iterator[Imported]:
    """The package of a model's models and tables, within a `with`. Raises ImportError, whose `name` says what is
    not installed: Pydantic and SQLAlchemy need not be."""
    for needed in ("pydantic", "sqlalchemy"):
        import_module(needed)
    package = f"_contractor_imported_{next(_NUMBERS)}"
    with TemporaryDirectory(prefix="contractor-") as folder:
        root = _written(model, package, Path(folder))
        try:
            _begin(package, root)
            yield _found(model, package)
        finally:
            _forget(package)


def _written(model: Model, package: str, folder: Path) -> Path:
    """The folder of the package."""
    for target in (pydantic, sqlalchemy):
        options = {name: said["default"] for name, said in target.options.items()}
        for file in target.render(model, Settings(package, options)):
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="")
    return folder / "python" / package


def _begin(package: str, root: Path) -> None:
    spec = spec_from_file_location(
        package, root / "__init__.py", submodule_search_locations=[str(root)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{root} is no package", name=package)
    module = module_from_spec(spec)
    sys.modules[package] = module
    spec.loader.exec_module(module)


def _found(model: Model, package: str) -> Imported:
    module = import_module(f"{package}.tables")
    found = tables(model).tables
    names = row_names(found)
    symbols = named(model, Graph.of(model)).names
    to_rows, from_rows = conversions(model)
    return Imported(
        models=import_module(f"{package}.models"),
        tables=module,
        runtime=import_module(f"{package}._tables"),
        classes=symbols,
        rows={key: getattr(module, name) for key, name in names.rows.items()},
        lists={key: getattr(module, name) for key, name in names.lists.items()},
        columns={key: _columns(table) for key, table in found.items()},
        to_row={key: _conversion(one) for key, one in to_rows.items()},
        from_row={key: _conversion(one) for key, one in from_rows.items()},
    )


def _columns(table: Table) -> dict[tuple[str, ...], str]:
    return {
        leaf_names(path): column_attribute(leaf_words(path))
        for stored in table.stored
        for path in leaves(stored)
    }


def _conversion(made: Any) -> Conversion:
    return Conversion(
        {one.name: one.path for one in made.needed},
        frozenset(one.name for one in made.needed if one.rows),
    )


def _forget(package: str) -> None:
    for name in list(sys.modules):
        if name.partition(".")[0] == package:
            del sys.modules[name]
