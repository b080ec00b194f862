"""The fastapi target: an application whose operations a person implements, and which keeps the contract.

Takes a model, gives `api/` with a module for each group of operations, the boundary that it carries along,
and the contract as it is served. Refuses to know disk. Stands on the models of the pydantic target.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from sys import stdlib_module_names
from typing import Any, Final

from contractor.depth import deep
from contractor.diagnostic import Finding
from contractor.model import Call, Model
from contractor.model.walk import kinds, mentioned
from contractor.targets import Copy, File, Settings
from contractor.targets.fastapi.described import SCHEMAS, Described
from contractor.targets.fastapi.document import served
from contractor.targets.fastapi.losses import losses
from contractor.targets.fastapi.names import Group as Operations
from contractor.targets.fastapi.names import call_names, groups, unreachable
from contractor.targets.fastapi.views import BOUNDARY, Views, argument
from contractor.targets.pydantic.graph import Graph
from contractor.targets.pydantic.symbols import Symbols, named
from contractor.targets.python.layout import Atom, Group, expression
from contractor.targets.python.module import Module, all_order
from contractor.targets.templates import templates

_SECURITY: Final = ("Authenticate", "Credential", "Principal")
_RUNTIME: Final = Path(__file__).parents[2] / "runtime" / "boundary"


class FastApi:
    """The target."""

    name = "fastapi"
    summary = "a FastAPI application that keeps the contract, and protocols to implement"
    options: Mapping[str, Mapping[str, Any]] = {}
    needs = ("pydantic",)

    def render(self, model: Model, settings: Settings) -> Iterator[File | Copy]:
        """The files of a model."""
        with deep():
            yield from list(self._files(model, settings))

    def check(self, model: Model, settings: Settings) -> Iterable[Finding]:
        """A warning for each thing that the application does not do as the document has it."""
        with deep():
            return list(losses(model))

    def _files(self, model: Model, settings: Settings) -> Iterator[File | Copy]:
        root = f"python/{settings.package}"
        pages = templates(self.name, settings.templates)
        for name, text in _boundary().items():
            yield File(f"{root}/_boundary/{name}", text)
        yield File(f"{root}/_contract.py", pages.get_template("contract.py.jinja").render())
        described = Described(model)
        found = groups(model)
        lost = unreachable(model, found)
        operations = described.operations(
            call for group in found for call in group.calls if call.index not in lost
        )
        yield File(f"{root}/_operations.json", operations)
        yield File(f"{root}/{SCHEMAS}", described.schemas())
        symbols = named(model, Graph.of(model))
        page = pages.get_template("group.py.jinja")
        for group in found:
            yield File(
                f"{root}/api/{group.module}.py", page.render(_module(model, symbols, group, lost))
            )
        app = pages.get_template("app.py.jinja").render(_app(model, found))
        yield File(f"{root}/api/__init__.py", app)
        yield Copy(f"{root}/openapi.json", served(model.contract))


@cache
def _boundary() -> dict[str, str]:
    """The boundary's files, as they are copied."""
    return {path.name: path.read_text("utf-8") for path in sorted(_RUNTIME.glob("*.py"))}


def _module(
    model: Model, symbols: Symbols, group: Operations, lost: Mapping[int, tuple[Call, Call]]
) -> dict[str, Any]:
    replies = [
        call_names(model, call).reply(answer) for call in group.calls for answer in call.answers
    ]
    own = {group.protocol, *replies}
    models = {
        symbols.annotations[key]
        for call in group.calls
        for kind in kinds(call)
        for key in mentioned(kind)
    }
    # Models and classes keep their names; what is imported from libraries steps aside.
    module = Module(own | models)
    # Functions have names in lower case, and so no type has this one.
    module.keep(".._contract", "contract")
    view = Views(model, symbols.annotations, module, own, lost).group(group)
    return {"group": view, "imports": module.imports(stdlib_module_names)}


def _app(model: Model, found: list[Operations]) -> dict[str, Any]:
    guarded = any(
        any(model.contract.endpoints[call.index].security)
        for group in found
        for call in group.calls
    )
    module = Module()
    module.use("typing", "Any")
    module.use("fastapi", "FastAPI")
    module.use(BOUNDARY, "LARGEST")
    module.use(".._contract", "contract")
    exported = ["create_app", "contract", module.use(BOUNDARY, "Refused")]
    wanted = module.use(BOUNDARY, "Dependency") if found else ""
    if any(
        body.media_type.startswith("multipart/") for call in model.calls for body in call.bodies
    ):
        exported.append(module.use(BOUNDARY, "Upload"))
    if guarded:
        exported += [module.use(BOUNDARY, name) for name in _SECURITY]
    for group in found:
        exported.append(module.use(f".{group.module}", group.protocol))
        module.use(f".{group.module}", group.router)
    return {
        "imports": module.imports(stdlib_module_names),
        "names": sorted(exported, key=all_order),
        "guarded": guarded,
        "arguments": [
            argument(group.argument, Group(wanted, [Atom(group.protocol)]), 4) for group in found
        ],
        "included": [
            expression(
                Group(
                    "app.include_router",
                    [Group(group.router, [Atom(group.argument)], "()")],
                    "()",
                ),
                4,
            )
            for group in found
        ],
    }


target = FastApi()
