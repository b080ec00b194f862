"""Pydantic models: a typed package that needs nothing but Pydantic.

Takes a model and settings, gives the files of `python/<package>/`: `models/` with one module per group of
operations, the runtime files that it stands on, and an `__init__` that imports a module when one of its
names is first asked for. What Pydantic types cannot say, `check` reports. Refuses to know disk.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from sys import stdlib_module_names
from typing import TYPE_CHECKING, Any, Final

from contractor.diagnostic import Finding, Severity
from contractor.model import Model, TypeKey
from contractor.targets import File, Settings, Unable
from contractor.targets.pydantic.attributes import Attributes
from contractor.targets.pydantic.check import approximated
from contractor.targets.pydantic.graph import Graph
from contractor.targets.pydantic.heights import Heights
from contractor.targets.pydantic.residual import SCHEMAS, Residual
from contractor.targets.pydantic.symbols import Symbols, named
from contractor.targets.pydantic.types import Types
from contractor.targets.pydantic.views import Seen, Views
from contractor.targets.python.literals import string
from contractor.targets.python.module import Module, all_order, from_import, source_order
from contractor.targets.templates import templates

if TYPE_CHECKING:
    from contractor.targets.pydantic.engines.dmcg import Modules

_RUNTIME: Final = ("_lazy.py", "_wire.py")


class Pydantic:
    """The target."""

    name = "pydantic"
    summary = "Pydantic models, exact about types, null and absence"
    options: Mapping[str, Mapping[str, Any]] = {
        "engine": {
            "enum": ["contractor", "datamodel-code-generator"],
            "default": "contractor",
            "description": "What writes the models: contractor itself, or datamodel-code-generator.",
        },
        "optional": {
            "enum": ["missing", "none"],
            "default": "missing",
            "description": "What an absent property is: Pydantic's MISSING, or None.",
        },
    }

    def render(self, model: Model, settings: Settings) -> Iterator[File]:
        """The files of a model, in the order of their paths."""
        root = f"python/{settings.package}"
        pages = templates(self.name, settings.templates)
        yield File(f"{root}/__init__.py", pages.get_template("package.py.jinja").render())
        graph = Graph.of(model)
        found = named(model, graph)
        other = _other_engine(model, settings)
        if other is not None and found.exported and not other.homes:
            return  # no models are better than a package without some of them
        homes = found.exported if other is None else other.homes
        index = pages.get_template("index.py.jinja").render(_index(homes))
        yield File(f"{root}/models/__init__.py", index)
        for name in _RUNTIME:
            yield File(f"{root}/models/{name}", _runtime(name))
        if other is None:
            texts = _written(model, graph, found, settings)
        else:
            texts = ((f"{name}.py", text) for name, text in other.texts.items())
        for name, text in texts:
            yield File(f"{root}/models/{name}", text)
        yield File(f"{root}/py.typed", "")

    def check(self, model: Model, settings: Settings) -> Iterable[Finding]:
        """A warning for each construct that the models approximate, where it stands."""
        other = _other_engine(model, settings)
        return approximated(model) if other is None else other.findings


def _written(
    model: Model, graph: Graph, found: Symbols, settings: Settings
) -> Iterator[tuple[str, str]]:
    """The modules of models, and what checks the rest of their schemas where they need it: names and texts."""
    attributes = Attributes(model.definitions, frozenset(found.exported))
    residual, heights = Residual(model), Heights(model.definitions)
    sentinel = settings.options.get("optional", "missing") == "missing"
    seen: Seen = {}
    page = templates("pydantic", settings.templates).get_template("module.py.jinja")
    for home, keys in found.modules.items():
        module = _Module(
            model, graph, found, attributes, residual, heights, home, sentinel=sentinel, seen=seen
        )
        yield f"{home}.py", page.render(module.parts(graph.ordered(keys)))
    if residual.is_used:
        yield "_schema.py", _runtime("_schema.py")
    schemas = residual.document()
    if schemas:
        yield SCHEMAS, f"{json.dumps(schemas, indent=2, ensure_ascii=False)}\n"


def _other_engine(model: Model, settings: Settings) -> "Modules | None":
    """What another engine makes of the model, if one is chosen; it is imported only then."""
    if settings.options.get("engine", "contractor") == "contractor":
        return None
    if settings.options.get("optional", "missing") != "missing":
        message = '`optional = "none"` is for the engine contractor alone'
        help = "leave it out: with the other engine an absent property is MISSING"
        raise Unable([Finding("invalid-setting", Severity.ERROR, message, "", help)])
    from contractor.targets.pydantic.engines.dmcg import modules

    return modules(model)


class _Module:
    """One module of models."""

    def __init__(
        self,
        model: Model,
        graph: Graph,
        found: Symbols,
        attributes: Attributes,
        residual: Residual,
        heights: Heights,
        home: str,
        *,
        sentinel: bool,
        seen: Seen,
    ) -> None:
        self._model = model
        self._home = home
        names, annotations = found.names, found.annotations
        keys = found.modules[home]
        used = {to for key in keys for to in graph.edges[key]} | {*keys}
        # A type keeps its name wherever it is used; what is imported from libraries steps aside.
        own = {names[key] for key in used} | {annotations[key] for key in used}
        self._module = Module(own)
        self._types = Types(
            model.definitions,
            annotations,
            found.homes,
            attributes.tags,
            self._module,
            home,
            residual,
        )
        self._views = Views(
            names,
            annotations,
            attributes,
            self._types,
            heights,
            self._module,
            sent=model.sent,
            sentinel=sentinel,
            seen=seen,
        )

    def parts(self, keys: Iterable[TypeKey]) -> dict[str, Any]:
        """What stands in the module with these definitions, in this order."""
        listed = list(keys)
        pending = dict.fromkeys(listed)
        self._types.pending = pending.keys()
        views = []
        for key in listed:
            views.append(self._views.view(self._model.definitions[key]))
            del pending[key]
        return {
            # The document's own script names the module; the linter wants ASCII.
            "unusual": not self._home.isascii(),
            "imports": self._module.imports(stdlib_module_names),
            "views": views,
        }


def _index(homes: Mapping[str, str]) -> dict[str, Any]:
    """What the package's own file holds: every name, and the module that it stands in."""
    exported = sorted(homes, key=all_order)
    modules: dict[str, list[str]] = {}
    for name in exported:
        modules.setdefault(homes[name], []).append(name)
    return {
        "imports": [
            from_import(f".{home}", modules[home], 4) for home in sorted(modules, key=source_order)
        ],
        "names": [string(name) for name in exported],
        "homes": [(string(name), string(homes[name])) for name in exported],
    }


@cache
def _runtime(name: str) -> str:
    """A runtime file, as it is copied."""
    return (Path(__file__).parents[2] / "runtime" / name).read_text("utf-8")


target = Pydantic()
