"""datamodel-code-generator as the engine that writes the models.

Takes a model, gives the modules of `models/` and what went wrong on the way; refuses to know how the engine
works. What it calls a class or an attribute is held against what the other targets call it, by its metadata.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from contractor.diagnostic import Finding, Severity
from contractor.frozen import frozen
from contractor.model import Alias, Model, Record
from contractor.targets.pydantic.attributes import Attributes
from contractor.targets.pydantic.engines.dmcg.document import Document, document
from contractor.targets.pydantic.engines.dmcg.generating import Failed, Made, made, mentioned
from contractor.targets.pydantic.engines.dmcg.losses import losses
from contractor.targets.pydantic.graph import Graph
from contractor.targets.pydantic.heights import Heights
from contractor.targets.pydantic.symbols import named
from contractor.targets.pydantic.views import DEEP
from contractor.targets.python.literals import string
from contractor.targets.python.module import all_order, from_import

#: The module of all models, and the one that has the names that those go by elsewhere.
SCHEMAS: Final = "schemas"
NAMES: Final = "names"
_HEADER: Final = "# Made by contractor. Changes made here are lost."
_HELP: Final = "choose the engine contractor, or give the schema another name: x-contractor-name"


@frozen
class Modules:
    """The modules by name; the module that has each name of a type; and what went wrong."""

    texts: Mapping[str, str]
    homes: Mapping[str, str]
    findings: tuple[Finding, ...]


def modules(model: Model) -> Modules:
    """The modules of a model, worked out once. Raises `Unable` where the engine is not there."""
    found: Modules | None = model.worked_out.get(__name__)
    if found is None:
        found = model.worked_out[__name__] = _modules(model)
    return found


def _modules(model: Model) -> Modules:
    symbols = named(model, Graph.of(model))
    attributes = Attributes(model.definitions, frozenset(symbols.exported))
    wanted = document(model, symbols, attributes)
    if deep := [*_deep(model)]:
        return Modules({}, {}, tuple(deep))
    try:
        found = made(wanted)
    except Failed as why:
        return Modules({}, {}, (_failed(model, wanted, why),))
    texts = {SCHEMAS: found.text} if found.text else {}
    others = {name: found.classes[name] for name in wanted.components if name in found.classes}
    others = {name: given for name, given in others.items() if name != given}
    if others:
        texts[NAMES] = _names(others)
    homes = {name: NAMES if name in others else SCHEMAS for name in symbols.exported}
    findings = (
        *_strange(model, wanted, found, attributes),
        *losses(model),
        *_told(model, wanted, found),
    )
    return Modules(texts, homes, findings)


def _deep(model: Model) -> Iterator[Finding]:
    """Types that Pydantic has no room to build, which contractor's own engine makes for them."""
    heights = Heights(model.definitions)
    told: list[str] = []
    for definition in model.definitions.values():
        if isinstance(definition, Alias) and heights.of(definition.type) > DEEP:
            # What stands inside a type that is told of goes without saying.
            if not definition.at.startswith(tuple(told)):
                yield _other(
                    f"writes no type that nests more than {DEEP} levels deep", definition.at
                )
            told.append(f"{definition.at}/")


def _failed(model: Model, wanted: Document, why: Failed) -> Finding:
    at = "" if why.component is None else model.definitions[wanted.keys[why.component]].at
    return Finding(
        "engine-failed",
        Severity.ERROR,
        f"datamodel-code-generator breaks off here: {why.said}",
        at,
        "change the schema, or choose the engine contractor",
    )


def _strange(
    model: Model, wanted: Document, found: Made, attributes: Attributes
) -> Iterator[Finding]:
    """Types and properties that are not what the other targets take them for."""
    for name, key in wanted.keys.items():
        definition = model.definitions[key]
        if name not in found.classes:
            yield _other(f"makes no type of {name}", definition.at)
        elif isinstance(definition, Record):
            names, given = attributes.names(definition), found.fields[name]
            for one, at in zip(definition.properties, definition.places, strict=True):
                if given.get(one.name) != names[one.name]:
                    what = given.get(one.name, "nothing")
                    yield _other(
                        f"calls {one.name} {what}, which is {names[one.name]} to others", at
                    )


def _told(model: Model, wanted: Document, found: Made) -> Iterator[Finding]:
    """What datamodel-code-generator itself warns of."""
    for said in found.said:
        name = mentioned(wanted, said)
        at = "" if name is None else model.definitions[wanted.keys[name]].at
        message = f"datamodel-code-generator warns: {said}"
        yield Finding("approximated", Severity.WARNING, message, at, _HELP)


def _other(what: str, at: str) -> Finding:
    message = f"datamodel-code-generator {what}"
    return Finding("engine-failed", Severity.ERROR, message, at, _HELP)


def _names(others: Mapping[str, str]) -> str:
    """The module of the names that types go by elsewhere."""
    lines = [from_import(f".{SCHEMAS}", [f"{given} as {name}"]) for name, given in others.items()]
    listed = "".join(f"    {string(name)},\n" for name in sorted(others, key=all_order))
    imports = "\n".join(sorted(lines))
    return f"{_HEADER}\n\n{imports}\n\n__all__ = [\n{listed}]\n"
