"""The module of a group of operations: the class that implements its protocol, and where its things are kept.

Takes a group, gives the text of two modules, the second of which holds the examples; refuses to know disk.
"""

from sys import stdlib_module_names
from typing import Any

from contractor.frozen import frozen
from contractor.model import Call
from contractor.nouns import phrase
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
from contractor.targets.templates import templates
from contractor.text import words


@frozen
class Written:
    """The modules of a group, and the class in the first. `examples` is empty where it needs none.

    `stores`: it takes a session of a database. `uses` are the modules beside it and what it imports from them.
    """

    file: str
    title: str
    text: str
    examples: str
    stores: bool
    uses: frozenset[tuple[str, str]]


def written(whole: Whole, group: Group) -> Written:
    """What is written for a group."""
    scene = Scene(whole, group)
    own = [one for one in whole.kept.values() if one.group == group.module and one.table is None]
    shelves = ["\n".join(shelf(scene, one)) for one in own]
    methods = [_method(scene, call) for call in group.calls]
    api = scene.module.keep(f"{whole.package}.api", group.protocol)
    said = phrase(words(scene.title))
    kept = "in the database" if scene.stores else "in memory" if shelves else "by examples"
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
    uses = frozenset(
        (source.removeprefix("."), name)
        for source, name in scene.module.used()
        if source[:1] == "."
    )
    return Written(scene.file, scene.title, text, examples, scene.stores, uses)


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
