"""The typescript target: types of everything that a document names, for `tsc --strict`.

Takes a model, gives `typescript/types.ts`; refuses to know Node, which is not needed to generate.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from contractor.diagnostic import Finding
from contractor.model import Model
from contractor.targets import File, Settings
from contractor.targets.templates import templates
from contractor.targets.typescript.names import identifiers
from contractor.targets.typescript.records import Shapes
from contractor.targets.typescript.sources import Sources
from contractor.targets.typescript.types import Printer
from contractor.targets.typescript.views import Views


class TypeScript:
    """The target; see `contractor.targets.Target`."""

    name = "typescript"
    summary = "TypeScript types, enumerations and an index of paths"
    options: Mapping[str, Mapping[str, Any]] = {}

    def render(self, model: Model, settings: Settings) -> Iterator[File]:
        """The files of a model."""
        names = identifiers(model.definitions)
        printer = Printer(names, "globalThis.Blob" if "Blob" in names.values() else "Blob")
        shapes = Shapes(model.definitions, Sources(model.contract))
        views = Views(model.definitions, names, printer, shapes)
        page = templates("typescript").get_template("types.ts.jinja")
        yield File("typescript/types.ts", page.render(definitions=list(views.all())))

    def check(self, model: Model, settings: Settings) -> Iterable[Finding]:
        """A warning for each construct that is approximated, where it stands."""
        return ()


target = TypeScript()
