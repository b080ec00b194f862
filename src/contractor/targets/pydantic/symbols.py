"""What every definition is called in Python, and in which module it lives.

Takes a model, gives for each type key its symbol and module; refuses to know what is written there. A type
lives in the module of the one group of operations that reaches it, in `shared` where several do, in `other`
where none does. Groups import from `shared`, `other` from both, so the modules are never circular. A module
that would be too long is split: `other` by the types that nothing needs, any other in the order of need.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from re import compile as compiled
from typing import Final

from contractor.graph import components, reached
from contractor.model import Call, Enumeration, Model, TypeKey
from contractor.model.walk import kinds, mentioned
from contractor.targets.pydantic.graph import Graph
from contractor.targets.python.identifiers import module_name, type_name, unique
from contractor.text import Words, spelled, words

SHARED: Final = "shared"
OTHER: Final = "other"
_RESERVED: Final = frozenset({SHARED, OTHER})
#: Definitions that one module holds at most; type checkers give up on very long ones.
LIMIT: Final = 800
#: Definitions that make a module of their own, where only the beginning of their names gives it one.
FEW: Final = 10
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


def named(model: Model, graph: Graph) -> Symbols:
    """The symbols of a model."""
    found: Symbols | None = model.worked_out.get(__name__)
    if found is None:
        found = model.worked_out[__name__] = _named(model, graph)
    return found


def _named(model: Model, graph: Graph) -> Symbols:
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
        groups.setdefault(group(call), set()).update(
            key for kind in kinds(call) for key in mentioned(kind)
        )
    users: dict[TypeKey, list[str]] = {}
    for name, roots in sorted(groups.items()):
        for key in reached(graph.edges, roots):
            users.setdefault(key, []).append(name)
    homes: dict[TypeKey, str] = {}
    for key in model.definitions:
        found = users.get(key, [])
        homes[key] = OTHER if not found else found[0] if len(found) == 1 else SHARED
    others = [key for key, home in homes.items() if home == OTHER]
    if len(others) > LIMIT:
        homes |= _by_root(model, graph, others, {*homes.values()})
    homes |= _in_parts(graph, homes)
    return {key: unique(home, taken) for key, home in homes.items()}


def _by_root(
    model: Model, graph: Graph, keys: list[TypeKey], taken: set[str]
) -> dict[TypeKey, str]:
    """Homes of types that no operation reaches: with the types that need them, grouped by their first words.

    Groups of a few stay together: a document may have a thousand types that have no word in common.
    """
    owners: dict[TypeKey, set[TypeKey]] = {}
    roots: dict[TypeKey, TypeKey | None] = {}
    for part in reversed(components(keys, graph.within(keys))):
        owner = {root for key in part for root in owners.get(key, ())} or {part[0]}
        root = owner.pop() if len(owner) == 1 else None
        for key in part:
            roots[key] = root
            for to in graph.edges[key]:
                # What several need is nobody's, and so is all that it needs.
                owners.setdefault(to, set()).update([root] if root else [key, ""])
    sizes = Counter(root for root in roots.values() if root is not None)
    named = _gathered({root: model.definitions[root].name for root in sizes}, sizes)
    held: Counter[Words] = Counter()
    for root, size in sizes.items():
        held[named[root]] += size
    free = {name: _free(name, taken) if held[name] >= FEW else OTHER for name in held}
    return {key: OTHER if root is None else free[named[root]] for key, root in roots.items()}


def _free(name: Words, taken: set[str]) -> str:
    """The module of types whose names begin so; a tag may have the plain name."""
    plain = module_name(name)
    return unique(module_name((*name, "types")) if plain in taken else plain, taken)


def _gathered(
    names: Mapping[TypeKey, Words], sizes: Mapping[TypeKey, int], length: int = 1
) -> dict[TypeKey, Words]:
    """The words of the module of each type: as few first words of its name as make no module too long."""
    groups: dict[Words, list[TypeKey]] = {}
    for key, name in names.items():
        groups.setdefault(name[:length], []).append(key)
    found: dict[TypeKey, Words] = {}
    for first, keys in groups.items():
        longer = any(len(names[key]) > length for key in keys)
        if longer and len(keys) > 1 and sum(sizes[key] for key in keys) > LIMIT:
            found |= _gathered({key: names[key] for key in keys}, sizes, length + 1)
        else:
            found |= dict.fromkeys(keys, first if len(keys) > 1 else names[keys[0]])
    return found


def _in_parts(graph: Graph, homes: Mapping[TypeKey, str]) -> dict[TypeKey, str]:
    """Homes of what is still too much for one module: parts of it, each needing only those before."""
    modules: dict[str, list[TypeKey]] = {}
    for key, home in homes.items():
        modules.setdefault(home, []).append(key)
    found: dict[TypeKey, str] = {}
    for home in sorted(modules):
        if len(modules[home]) > LIMIT:
            found |= _parts(graph, home, modules[home], {*homes.values(), *found.values()})
    return found


def _parts(graph: Graph, home: str, keys: list[TypeKey], taken: set[str]) -> dict[TypeKey, str]:
    found: dict[TypeKey, str] = {}
    name, size, number = home, 0, 1
    for circle in components(keys, graph.within(keys)):
        if size and size + len(circle) > LIMIT:
            number += 1
            name, size = unique(f"{home}_{number}", taken), 0
        size += len(circle)
        found |= dict.fromkeys(circle, name)
    return found
