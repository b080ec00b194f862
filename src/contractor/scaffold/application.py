"""The modules of an application that are no groups: what puts it together, and what groups stand on.

Takes what was written for the groups, gives text; refuses to know operations.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from sys import stdlib_module_names
from typing import Final

from contractor.contract import Endpoint
from contractor.frozen import frozen
from contractor.model.tables import Table
from contractor.scaffold.examples import Examples
from contractor.scaffold.expressions import Expressions
from contractor.scaffold.group import Addition, Written
from contractor.scaffold.lines import Lines
from contractor.scaffold.scene import IMPORTED
from contractor.scaffold.security import security
from contractor.scaffold.seeds import seeds
from contractor.scaffold.whole import Whole
from contractor.targets.fastapi.names import Group
from contractor.targets.python.identifiers import attribute, unique
from contractor.targets.python.layout import WIDTH, Atom, Code, Prefixed, assigned, width
from contractor.targets.python.layout import Group as Bracketed
from contractor.targets.python.module import Module
from contractor.targets.templates import templates

#: Modules that are the same in every application.
_PLAIN: Final = ("memory", "merging", "paging")


@frozen
class Function:
    """A function that gives an implementation: its head, and the implementation."""

    head: str
    made: str


def modules(whole: Whole, groups: Sequence[tuple[Group, Written]]) -> Iterator[tuple[str, str]]:
    """What puts the application together: its files, and their text."""
    guarded = any(any(endpoint.security) for endpoint in _served(whole))
    yield f"{whole.main}.py", _main(whole, groups, guarded=guarded)
    if guarded and f"{whole.main}.py" not in whole.existing:
        yield "security.py", security(whole.contract, whole.package, _served(whole))


def beside(
    whole: Whole, used: Collection[tuple[str, str]], *, stores: bool
) -> Iterator[tuple[str, str]]:
    """What groups stand on: files, and their text. `used` is what they import, by module."""
    for name in _PLAIN:
        if any(source == name for source, _ in used):
            yield f"{name}.py", templates("scaffold").get_template(f"{name}.py.jinja").render()
    if any(source == "etags" for source, _ in used):
        yield "etags.py", _etags(used)
    if stores:
        yield from _database(whole)


def _served(whole: Whole) -> Iterator[Endpoint]:
    for index in whole.homes:
        yield whole.contract.endpoints[index]


def _etags(used: Collection[tuple[str, str]]) -> str:
    digests = ("etags", "digest") in used
    versions = not digests or any(("etags", name) in used for name in ("etag", "is_stale"))
    module = Module()
    if digests:
        module.use("hashlib", "sha256")
        module.use("pydantic", "BaseModel")
    imports = module.imports(stdlib_module_names)
    page = templates("scaffold").get_template("etags.py.jinja")
    return page.render(imports=imports, versions=versions, digests=digests)


def _database(whole: Whole) -> Iterator[tuple[str, str]]:
    """Where rows are kept, and those that a new database begins with."""
    examples = Examples(whole.model, whole.symbols, f"{whole.package}.models", IMPORTED)
    module = Module()
    for source, name in (
        ("pathlib", "Path"),
        (f"{whole.package}.api", "Refused"),
        (f"{whole.package}._sessions", "UnitOfWork"),
        (f"{whole.package}._tables", "engine"),
        (f"{whole.package}.repositories", "violation"),
        (f"{whole.package}.tables", "Base"),
    ):
        module.use(source, name)
    lines = Lines(8)
    for one in seeds(whole):
        name = examples.several(whole.kind_of(one.table), one.table.record.name, one.values)[1]
        row = unique(attribute(one.table.record.name), IMPORTED)
        given = [row, *_beside(whole, one.table, module)]
        to_row = module.use(f"{whole.package}.tables", "to_row")
        some = module.use(".examples.rows", name)
        if lines.lines:
            lines.add("first.flush()")
        module.use("sqlalchemy.orm", "Session")
        lines.add(f"first.add_all([{to_row}({', '.join(given)}) for {row} in {some}])")
    # `os` is imported as a whole, and stands before all other imports.
    imports = f"import os\n{module.imports(stdlib_module_names, {whole.package})}"
    page = templates("scaffold").get_template("database.py.jinja")
    yield "database.py", page.render(imports=imports, rows=lines.lines)
    if examples:
        yield "examples/rows.py", examples.text("What a new database begins with.")


def _beside(whole: Whole, table: Table, module: Module) -> Iterator[str]:
    """What a row needs besides its model, by examples."""
    expressions = Expressions(whole.model, whole.symbols, module, f"{whole.package}.models")
    for one in whole.to_row(table):
        kind, value = whole.beside(table, one)
        yield f"{one.name}={expressions.value(kind, value).flat}"


def _main(whole: Whole, groups: Sequence[tuple[Group, Written]], *, guarded: bool) -> str:
    module, parts, functions = _put_together(whole, groups)
    create_app = module.use(f"{whole.package}.api", "create_app")
    if guarded:
        parts.append(Prefixed("authenticate=", Atom(module.use(".security", "authenticate"))))
    app = assigned(whole.variable, Bracketed(create_app, parts, "()"), 0)
    page = templates("scaffold").get_template("main.py.jinja")
    return page.render(
        imports=module.imports(stdlib_module_names, {whole.package}), functions=functions, app=app
    )


def joining(whole: Whole, groups: Sequence[tuple[Group, Written]]) -> Addition | None:
    """What the module that puts the application together lacks, where it is a person's own."""
    known = whole.existing.get(f"{whole.main}.py")
    if known is None or "create_app" not in known:
        return None
    new = [one for one in groups if not re.search(rf"\b{one[0].argument}\s*=", known)]
    if not new:
        return None
    module, parts, functions = _put_together(whole, new)
    imports = module.mentioned("\n".join(f"{one.head} {one.made}" for one in functions), known)
    written = [imports.imports(stdlib_module_names, {whole.package})]
    written += [f"{one.head}\n    return {one.made}" for one in functions]
    written += ["# and in create_app(...):"]
    return Addition(
        f"{whole.main}.py",
        "\n\n".join(filter(None, written)) + "".join(f"\n    {one.flat}," for one in parts),
    )


def _put_together(
    whole: Whole, groups: Sequence[tuple[Group, Written]]
) -> tuple[Module, list[Code], list[Function]]:
    """What is imported, the arguments of `create_app`, and the functions that give implementations."""
    taken = {"create_app", "authenticate", "session", "Depends", "Annotated", "Session"}
    taken.add(whole.variable)
    module = Module(frozenset({written.title for _, written in groups} & {"Depends", "Session"}))
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
            # What it holds is free for others before the answer is sent, which may take its time.
            made = f'{depends}({session}, scope="function")'
            given = f"session: {annotated}[{kind}, {made}]"
        functions.append(
            Function(_head(name, given, title), f"{title}({'session' if given else ''})")
        )
        parts.append(Prefixed(f"{group.argument}=", Atom(name)))
    return module, parts, functions


def _head(name: str, given: str, title: str) -> str:
    """The head of a function with an argument, or without any."""
    line = f"def {name}({given}) -> {title}:"
    if width(line) <= WIDTH:
        return line
    return (
        f"def {name}(\n    {given},\n) -> {title}:"
        if given
        else f"def {name}() -> (\n    {title}\n):"
    )
