"""The modules of an application that are no groups: what puts it together, and what groups stand on.

Takes what was written for the groups, gives text; refuses to know operations.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from sys import stdlib_module_names
from typing import Any, Final

from contractor.frozen import frozen
from contractor.scaffold.group import Written
from contractor.scaffold.scene import Whole
from contractor.targets.fastapi.names import Group
from contractor.targets.python import literals
from contractor.targets.python.identifiers import unique
from contractor.targets.python.layout import Atom, Code, Prefixed, assigned
from contractor.targets.python.layout import Group as Bracketed
from contractor.targets.python.module import Module
from contractor.targets.templates import folder, templates

_PLAIN: Final = ("etags", "memory", "paging")


@frozen
class Function:
    """A function that gives an implementation: its head, and the implementation."""

    head: str
    made: str


def modules(whole: Whole, groups: Sequence[tuple[Group, Written]]) -> Iterator[tuple[str, str]]:
    """The files that are no groups, and their text."""
    guarded = any(any(endpoint.security) for endpoint in _served(whole))
    yield "main.py", _main(whole, groups, guarded=guarded)
    if guarded:
        page = templates("scaffold").get_template("security.py.jinja")
        yield "security.py", page.render(package=whole.package, scopes=_scopes(whole))
    used = {one for _, written in groups for one in written.uses}
    for name in _PLAIN:
        if name in used:
            yield f"{name}.py", _text(f"{name}.py")


def _served(whole: Whole) -> Iterator[Any]:
    for index in whole.homes:
        yield whole.contract.endpoints[index]


def _text(name: str) -> str:
    return Path(folder() / "scaffold" / name).read_text("utf-8")


def _scopes(whole: Whole) -> str:
    """The statement that says which scopes there are."""
    found = sorted(
        {
            scope
            for endpoint in _served(whole)
            for requirement in endpoint.security
            for scopes in requirement.values()
            for scope in scopes
        }
    )
    if not found:
        return "SCOPES: frozenset[str] = frozenset()"
    listed = Bracketed("", [Atom(literals.string(one)) for one in found], "{}")
    return assigned("SCOPES", Bracketed("frozenset", [listed], "()"), 0)


def _main(whole: Whole, groups: Sequence[tuple[Group, Written]], *, guarded: bool) -> str:
    taken = {"create_app", "authenticate", "session", "app", "Depends", "Annotated", "Session"}
    module = Module(frozenset({written.title for _, written in groups} & {"Depends", "Session"}))
    create_app = module.use(f"{whole.package}.api", "create_app")
    functions: list[Function] = []
    parts: list[Code] = []
    for group, written in groups:
        name = unique(group.argument, taken)
        taken.add(name)
        title = module.use(f".{written.file}", written.title)
        given = ""
        if written.stores:
            depends = module.use("fastapi", "Depends")
            session = module.use(".database", "session")
            annotated, kind = (
                module.use("typing", "Annotated"),
                module.use("sqlalchemy.orm", "Session"),
            )
            given = f"session: {annotated}[{kind}, {depends}({session})]"
        functions.append(
            Function(f"def {name}({given}) -> {title}:", f"{title}({'session' if given else ''})")
        )
        parts.append(Prefixed(f"{group.argument}=", Atom(name)))
    if guarded:
        parts.append(Prefixed("authenticate=", Atom(module.use(".security", "authenticate"))))
    app = assigned("app", Bracketed(create_app, parts, "()"), 0)
    page = templates("scaffold").get_template("main.py.jinja")
    return page.render(
        imports=module.imports(stdlib_module_names, {whole.package}), functions=functions, app=app
    )
