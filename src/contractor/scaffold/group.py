"""The module of a group of operations: the class that implements its protocol, and where its things are kept.

Takes a group, gives the text of two modules, the second of which holds the examples; refuses to know disk.
"""

import re
from sys import stdlib_module_names
from typing import Any

from contractor.frozen import frozen
from contractor.model import Call
from contractor.nouns import phrase
from contractor.resources import Role
from contractor.samples import NoSample
from contractor.scaffold.in_database import InDatabase
from contractor.scaffold.in_memory import InMemory
from contractor.scaffold.method import Method
from contractor.scaffold.scene import Scene
from contractor.scaffold.shelves import shelf
from contractor.scaffold.whole import Whole
from contractor.targets.fastapi.names import Group
from contractor.targets.python.docstrings import docstring
from contractor.targets.python.layout import WIDTH, class_header, width
from contractor.targets.python.module import Module
from contractor.targets.templates import templates
from contractor.text import words


@frozen
class Written:
    """The modules of a group, and the class in the first. `examples` is empty where it needs none.

    `stores`: it takes a session of a database. `uses` are the modules beside it and what it imports from them.
    `lists` are the operations that answer with a list.
    """

    file: str
    title: str
    text: str
    examples: str
    stores: bool
    uses: frozenset[tuple[str, str]]
    lists: tuple[int, ...] = ()


@frozen
class Addition:
    """What a file that is a person's own lacks, to be pasted."""

    file: str
    text: str


def written(whole: Whole, group: Group) -> Written:
    """What is written for a group."""
    scene = Scene(whole, group)
    shelves = list(_shelves(scene).values())
    methods = [_method(scene, call) for call in group.calls]
    api = scene.module.keep(f"{whole.package}.api", group.protocol)
    said = phrase(words(scene.title))
    places = ["in the database"] if scene.stores else []
    kept = " and ".join([*places, *(["in memory"] if shelves else [])]) or "by examples"
    values: dict[str, Any] = {
        "docstring": _described(group.protocol),
        "header": class_header(scene.title, [api]),
        "said": docstring(f"{said[:1].upper()}{said[1:]}, {kept}.", 4),
        "shelves": shelves,
        "methods": [method.text() for method in methods],
    }
    values["stores"] = scene.use("sqlalchemy.orm", "Session") if scene.stores else ""
    values["imports"] = scene.module.imports(stdlib_module_names, {whole.package})
    text = templates("scaffold").get_template("group.py.jinja").render(values)
    examples = scene.examples.text(f"What answers begin with: {said}.") if scene.examples else ""
    uses = _beside(scene.module)
    lists = tuple(
        one.call.index for one in methods if one.role is Role.LIST and not one.is_given_up
    )
    return Written(scene.file, scene.title, text, examples, scene.stores, uses, lists)


def lacking(whole: Whole, group: Group) -> tuple[list[Addition], frozenset[tuple[str, str]]]:
    """What the module of a group lacks that is a person's own, and the modules beside it that this would use."""
    scene = Scene(whole, group)
    known = whole.existing.get(f"{scene.file}.py", "")
    if not re.search(rf"\b({scene.title}|{group.protocol})\b", known):
        # Whatever it is by now, it is nothing that methods are added to.
        return [], frozenset()
    shelves = _shelves(scene)
    methods = [_method(scene, call) for call in group.calls]
    missing = [
        one.text() for one in methods if not re.search(rf"\bdef {one.names.method}\b", known)
    ]
    if not missing:
        return [], frozenset()
    body = "\n\n".join(missing)
    needed = [
        text
        for name, text in shelves.items()
        if re.search(rf"\b{name}\b", body) and not re.search(rf"\b{name}\b", known)
    ]
    text = "\n\n".join([*needed, body])
    module = scene.module.mentioned(text, known)
    imports = module.imports(stdlib_module_names, {whole.package})
    found = [Addition(f"{scene.file}.py", "\n\n".join(part for part in (imports, text) if part))]
    place = f"examples/{scene.file}.py"
    constants = scene.examples.missing(text, whole.existing.get(place, ""))
    if constants:
        found.append(Addition(place, constants))
    return found, _beside(module)


def _shelves(scene: Scene) -> dict[str, str]:
    """The statements that make the shelves of a group, by their names."""
    return {
        one.name: "\n".join(shelf(scene, one))
        for one in scene.whole.kept.values()
        if one.group == scene.group.module and one.table is None
    }


def _beside(module: Module) -> frozenset[tuple[str, str]]:
    """What is imported from modules of the application."""
    return frozenset(
        (source.removeprefix("."), name) for source, name in module.used() if source[:1] == "."
    )


def _method(scene: Scene, call: Call) -> Method:
    """The method of an operation; one that says that it is not written where no example can be made."""
    kind = InDatabase if scene.whole.tables else InMemory
    step = scene.whole.resources.steps[call.index]
    made = kind(scene, call, step)
    before = {*scene.module.used()}
    try:
        made.write()
    except NoSample as why:
        scene.module.forget({*scene.module.used()} - before)
        made = kind(scene, call, step)
        made.give_up(why)
    return made


def _described(protocol: str) -> str:
    """What a module says of itself, in one line where it can."""
    text = f"What the operations do. `{protocol}` says which there are, mypy which are missing."
    if width(text) > WIDTH - 6:
        text = f"What the operations of `{protocol}` do; mypy says which are missing."
    return docstring(text, 0)
