"""What is checked of the document as a whole: components that nothing uses, and keys of our own.

Takes a survey, gives facts; refuses to word them.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract.fields import DATA, NAMES, OURS
from contractor.contract.reach import conjuncts
from contractor.frozen import frozen
from contractor.lint.rule import Fact
from contractor.lint.walk import Survey
from contractor.source import join
from contractor.text import nearest, pascal, words

#: Our keys: what may carry them.
KNOWN: Final[Mapping[str, str]] = {
    "x-contractor-name": "a schema or an operation",
    "x-contractor-table": "a schema with a name of its own",
    "x-contractor-column": "a property",
}
RESERVED: Final = tuple(
    OURS + word
    for word in "operation cache auth lifecycle versioning limit channel flag settings data".split()
)


def check(survey: Survey) -> Iterator[Fact]:
    """Facts about components and extensions."""
    yield from _unused(survey)
    yield from _extensions(survey)
    yield from _pins(survey)


# ── unused components ─────────────────────────────────────────────────────────────────────────────


def _unused(survey: Survey) -> Iterator[Fact]:
    if not survey.operations:
        return  # a library of components; whoever uses them stands elsewhere
    components = survey.contract.raw.get("components")
    used = _reached(survey)
    for section, listed in components.items() if isinstance(components, Mapping) else ():
        if section.startswith("x-"):
            continue
        for name in listed if isinstance(listed, Mapping) else ():
            key = join("#/components", section, name)
            if key not in used and not name.startswith("x-"):
                yield Fact("unused-component", key, {"name": name}, on_key=True)


def _reached(survey: Survey) -> set[str]:
    leads = {key: list(targets) for key, targets in survey.uses.items()}
    for key, schema in survey.contract.schemas.items():
        # Who extends a base with a discriminator is a value of the base, without being named by it.
        for part in conjuncts(survey.contract, schema):
            if part.discriminator is not None and part.at != key:
                leads.setdefault(part.at, []).append(key)
    reached: set[str] = set()
    pending = [""]
    while pending:
        key = pending.pop()
        if key in reached:
            continue
        reached.add(key)
        pending += leads.get(key, ())
        component = "/".join(key.split("/")[:4])
        if component != key and key.startswith("#/components/"):
            pending.append(component)
    return reached


# ── our extensions ────────────────────────────────────────────────────────────────────────────────


def _extensions(survey: Survey) -> Iterator[Fact]:
    places = _Places(
        named=frozenset(survey.contract.schemas),
        schemas=frozenset(place.schema.at for place in survey.places),
        operations=frozenset(operation.at for operation in survey.operations),
    )
    files = survey.contract.files
    for file in files.loaded.values():
        if OURS in file.text or files.has_overlays:
            for at, key, value in _ours(file.data, f"{file.name}#"):
                yield from _extension(key, value, at, places)


@frozen
class _Places:
    """Where schemas stand, those that have a name of their own among them, and operations."""

    named: frozenset[str]
    schemas: frozenset[str]
    operations: frozenset[str]

    def takes(self, key: str, at: str) -> bool:
        """Whether a key has an effect there."""
        match key:
            case "x-contractor-name":
                return at in self.schemas or at in self.operations
            case "x-contractor-table":
                return at in self.named
            case _:
                return at in self.schemas and at.split("/")[-2:-1] == ["properties"]


def _ours(value: Any, at: str, *, names: bool = False) -> Iterator[tuple[str, str, Any]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _ours(item, join(at, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key.startswith(OURS) and not names:
                yield at, key, item
            elif names or (key not in DATA and not key.startswith("x-")):
                yield from _ours(item, join(at, key), names=not names and key in NAMES)


def _extension(key: str, value: Any, at: str, places: _Places) -> Iterator[Fact]:
    place = join(at, key)
    if key in RESERVED:
        yield Fact("reserved-extension", place, {"key": key}, on_key=True)
    elif key not in KNOWN:
        near = nearest(key, list(KNOWN))
        help = None if near is None else f"did you mean `{near}`?"
        yield Fact("unknown-extension", place, {"key": key}, help, on_key=True)
    elif at.startswith("#") and not places.takes(key, at):
        # Of other files only what is referred to was read; what the rest is nobody knows.
        values = {"key": key, "where": KNOWN[key]}
        yield Fact("misplaced-extension", place, values, on_key=True)
    elif key == "x-contractor-name" and not (isinstance(value, str) and _is_name(value)):
        yield Fact("invalid-name-pin", place)


def _is_name(value: str) -> bool:
    found = words(value)
    return bool(found) and not found[0][0].isdigit()


def _pins(survey: Survey) -> Iterator[Fact]:
    schemas = [(place.schema.at, place.schema.keywords) for place in survey.places]
    operations = [(operation.at, operation.raw) for operation in survey.operations]
    for listed in (schemas, operations):
        first: dict[str, str] = {}
        for at, keywords in listed:
            pin = keywords.get("x-contractor-name")
            if isinstance(pin, str) and _is_name(pin):
                before = first.setdefault(pascal(words(pin)).casefold(), at)
                if before != at:
                    place = join(at, "x-contractor-name")
                    notes = (f"it stands first at {before}",)
                    yield Fact("duplicate-name-pin", place, {"name": pin}, None, notes)
