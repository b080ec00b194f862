"""The typescript target: types of everything that a document names, for `tsc --strict`.

Takes a model, gives `typescript/types.ts` and, unless `paths` is off, `typescript/paths.ts`; refuses to know
Node, which is not needed to generate.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from contractor.depth import deep
from contractor.diagnostic import Finding
from contractor.model import Model, Ref, TypeKey
from contractor.model.directions import referred
from contractor.source import unescape
from contractor.targets import File, Settings
from contractor.targets.templates import templates
from contractor.targets.typescript.calls import Calls
from contractor.targets.typescript.losses import losses
from contractor.targets.typescript.names import identifiers
from contractor.targets.typescript.paths import index
from contractor.targets.typescript.records import Shapes
from contractor.targets.typescript.sources import Sources
from contractor.targets.typescript.types import Printer
from contractor.targets.typescript.views import Views

_SCHEMAS: Final = "#/components/schemas/"


class TypeScript:
    """The target; see `contractor.targets.Target`."""

    name = "typescript"
    summary = "TypeScript types, a client without dependencies, and an index of paths"
    options: Mapping[str, Mapping[str, Any]] = {
        "client": {
            "type": "boolean",
            "default": True,
            "description": "Write client.ts, a function for each operation, and http.ts, which they stand on",
        },
        "queries": {
            "type": "boolean",
            "default": False,
            "description": "Write queries.ts, options for TanStack Query; it needs the client",
        },
        "paths": {
            "type": "boolean",
            "default": True,
            "description": (
                "Write paths.ts: an index of paths, operations and components for openapi-fetch "
                "and for code that used openapi-typescript"
            ),
        },
        "validators": {
            "enum": ["zod"],
            "description": (
                "Write validators.ts: a schema of zod for each type, that takes what the contract takes"
            ),
        },
    }

    def render(self, model: Model, settings: Settings) -> list[File]:
        """The files of a model."""
        with deep():
            return list(self._files(model, settings))

    def _files(self, model: Model, settings: Settings) -> Iterator[File]:
        pages = templates(self.name, settings.templates)
        names = identifiers(model.definitions)
        sources = Sources(model.contract)
        shapes = Shapes(model.definitions, sources)
        views = Views(
            model.definitions,
            names,
            Printer(names, "globalThis.Blob" if "Blob" in names.values() else "Blob"),
            shapes,
        )
        page = pages.get_template("types.ts.jinja")
        yield File("typescript/types.ts", page.render(definitions=list(views.all())))
        if settings.options.get("validators") == "zod":
            from contractor.targets.typescript.validators import runtime, validators

            yield File("typescript/json.ts", runtime())
            found = validators(model, names, shapes, sources)
            text = pages.get_template("validators.ts.jinja").render(file=found)
            yield File("typescript/validators.ts", text)
        there = {key: f"types.{name}" for key, name in names.items()}
        if settings.options.get("client", True):
            client = Calls(model, Printer(there)).view()
            yield File("typescript/http.ts", _http())
            text = pages.get_template("client.ts.jinja").render(client=client)
            yield File("typescript/client.ts", text)
            if settings.options.get("queries", False):
                text = pages.get_template("queries.ts.jinja").render(client=client)
                yield File("typescript/queries.ts", text)
        if settings.options.get("paths", True):
            printer = Printer(there)
            listed = index(model, printer, _components(model, printer))
            yield File(
                "typescript/paths.ts", pages.get_template("paths.ts.jinja").render(index=listed)
            )

    def check(self, model: Model, settings: Settings) -> list[Finding]:
        """A warning for each construct that is approximated, where it stands."""
        shapes = Shapes(model.definitions, Sources(model.contract))
        with deep():
            found = list(losses(model, shapes, Printer(identifiers(model.definitions))))
            if settings.options.get("validators") == "zod":
                from contractor.targets.typescript.validators import lost

                found += lost(model)
            return found


@cache
def _http() -> str:
    """The runtime file, as it is copied."""
    return (Path(__file__).parents[2] / "runtime" / "typescript" / "http.ts").read_text("utf-8")


def _components(model: Model, printer: Printer) -> dict[str, str]:
    """The types of the document's own schema components, by the names that it uses."""
    schemas = model.contract.schemas
    found: dict[str, str] = {}
    for component in schemas:
        name = component.removeprefix(_SCHEMAS)
        if name == component or "/" in name:
            continue
        key: TypeKey | None = component
        # What is nothing but another file's schema has no definition of its own.
        while key is not None and key not in model.definitions:
            key = schemas[key].ref if key in schemas else None
        if key is not None:
            found[unescape(name)] = printer.flat(referred(Ref(key), model.definitions[key]))
    return found


target = TypeScript()
