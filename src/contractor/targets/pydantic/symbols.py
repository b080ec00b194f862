"""What every definition is called in Python, and in which module it lives.

Takes a model, gives for each type key its symbol and module; refuses to know what is written there. A type
lives in the module of the one group of operations that reaches it, in `shared` where several do, in `other`
where none does. Groups import from `shared`, `other` from both, so the modules are never circular.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from re import compile as compiled
from typing import Final

from contractor.model import Call, Definition, Enumeration, Model, TypeKey
from contractor.targets.pydantic.graph import Graph
from contractor.targets.python.identifiers import module_name, type_name, unique
from contractor.text import spelled, words

SHARED: Final = "shared"
OTHER: Final = "other"
_RESERVED: Final = frozenset({SHARED, OTHER})
#: Path segments that say nothing about what an operation is about.
_EMPTY_SEGMENT: Final = compiled(r"v[0-9.]+|api|\{.*\}|")


@dataclass(frozen=True)
class Symbols:
    """Names of a model's definitions in Python. `modules` lists each module's definitions in the model's order."""

    names: Mapping[TypeKey, str]
    annotations: Mapping[TypeKey, str]
    """What stands in annotations: the name, but for an open enumeration the alias that takes other values."""
    homes: Mapping[TypeKey, str]
    modules: Mapping[str, tuple[TypeKey, ...]]

    @cached_property
    def exported(self) -> dict[str, str]:
        """Every name that the package offers, and its module."""
        found: dict[str, str] = {}
        for module, keys in self.modules.items():
            for key in keys:
                found[self.names[key]] = module
                found[self.annotations[key]] = module
        return found


def symbols(model: Model, graph: Graph) -> Symbols:
    """The symbols of a model."""
    names: dict[TypeKey, str] = {}
    taken: set[str] = set()
    for key, definition in model.definitions.items():
        names[key] = unique(type_name(definition.name), taken)
        taken.add(names[key])
    annotations = dict(names)
    for key, definition in model.definitions.items():
        if isinstance(definition, Enumeration) and definition.open:
            annotations[key] = unique(f"Any{names[key]}", taken)
            taken.add(annotations[key])
    homes = _homes(model, graph, taken)
    modules: dict[str, list[TypeKey]] = {}
    for key, home in homes.items():
        modules.setdefault(home, []).append(key)
    ordered = {name: tuple(modules[name]) for name in sorted(modules)}
    return Symbols(names, annotations, homes, ordered)


def group(call: Call) -> str:
    """The group of an operation: its first tag, else its first path segment that says something."""
    segments = [part for part in call.path.split("/") if not _EMPTY_SEGMENT.fullmatch(part)]
    said = [*call.tags[:1], *segments, "root"]
    name = module_name(next(found for text in said if (found := words(text) or spelled(text))))
    return f"{name}_group" if name in _RESERVED else name


def _homes(model: Model, graph: Graph, taken: set[str]) -> dict[TypeKey, str]:
    groups: dict[str, set[TypeKey]] = {}
    for call in model.calls:
        groups.setdefault(group(call), set()).update(graph.roots(call))
    reached = {name: graph.reached(roots) for name, roots in sorted(groups.items())}
    users: dict[TypeKey, list[str]] = {}
    for name, keys in reached.items():
        for key in keys:
            users.setdefault(key, []).append(name)
    homes: dict[TypeKey, str] = {}
    for key in model.definitions:
        found = users.get(key, [])
        home = OTHER if not found else found[0] if len(found) == 1 else SHARED
        homes[key] = unique(home, taken)
    return homes


def is_open(definition: Definition) -> bool:
    """Whether a definition is an enumeration that takes other values too."""
    return isinstance(definition, Enumeration) and definition.open
