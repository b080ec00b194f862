"""Validators: a zod schema for every named type, that takes what the contract takes.

Takes a model, gives what `validators.ts` places, and findings about what it cannot check; refuses to know
types.ts, whose types it promises, but by their names.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from contractor.diagnostic import Finding, Severity
from contractor.frozen import frozen
from contractor.model import Checked, Model, Record, Scalar, Type, TypeKey
from contractor.model.walk import held, parts
from contractor.targets.typescript.records import Shapes
from contractor.targets.typescript.sources import Sources
from contractor.targets.typescript.types import WIDTH
from contractor.targets.typescript.validators.formats import UNCHECKED
from contractor.targets.typescript.validators.layout import Code, flat, laid
from contractor.targets.typescript.validators.patterns import expression
from contractor.targets.typescript.validators.schemas import Schemas

__all__ = ["Validators", "lost", "runtime", "validators"]


@frozen
class Validator:
    """The finished statement that exports a validator."""

    name: str
    text: str


@frozen
class Validators:
    """What the file holds. `used` are the names that it takes from `json.ts`; `zod` and `values` say whether it
    needs zod itself and the values of `types.ts`."""

    validators: tuple[Validator, ...]
    used: tuple[str, ...]
    zod: bool
    values: bool

    @property
    def imports(self) -> str:
        """The statement that imports from `json.ts`."""
        names = [*self.used, "schema", "type Schema"]
        names.sort(key=lambda name: (name.removeprefix("type ").lower(), name))
        line = f'import {{ {", ".join(names)} }} from "./json.js";'
        if len(line) <= WIDTH:
            return line
        return "import {\n" + "".join(f"  {name},\n" for name in names) + '} from "./json.js";'


def validators(
    model: Model, types: Mapping[TypeKey, str], shapes: Shapes, sources: Sources
) -> Validators:
    """The validators of a model, in the order of its definitions."""
    names = named(types)
    schemas = Schemas(model, names, types, shapes, sources)
    found = tuple(
        Validator(names[key], _statement(names[key], types[key], schemas.definition(definition)))
        for key, definition in model.definitions.items()
    )
    return Validators(found, tuple(sorted(schemas.used)), schemas.zod, schemas.values)


def named(types: Mapping[TypeKey, str]) -> dict[TypeKey, str]:
    """What validators are called: as their types, with `Schema` behind, and never as another type."""
    taken = set(types.values())
    found: dict[TypeKey, str] = {}
    for key, name in types.items():
        name += "Schema"
        while name in taken:
            name += "_"
        taken.add(name)
        found[key] = name
    return found


def _statement(name: str, kind: str, code: Code) -> str:
    head, make = f"export const {name}: Schema<types.{kind}> =", "/* @__PURE__ */ schema(() =>"
    text = flat(code)
    if text is not None and len(head) + len(make) + len(text) + 4 <= WIDTH:
        return f"{head} {make} {text});"
    if len(head) + len(make) + 1 <= WIDTH:
        return f"{head} {make}\n  {laid(code, '  ', 2)},\n);"
    return f"{head}\n  {make}\n    {laid(code, '    ', 4)},\n  );"


@cache
def runtime() -> str:
    """The file that validators stand on, as it is copied."""
    folder = Path(__file__).parents[3] / "runtime" / "typescript"
    return (folder / "json.ts").read_text("utf-8")


def lost(model: Model) -> Iterator[Finding]:
    """A warning for each schema of which a validator takes more, where it stands."""
    seen: set[tuple[str, str]] = set()
    for at, word in _lost(model):
        if (at, word) not in seen:
            seen.add((at, word))
            yield Finding(
                "approximated",
                Severity.WARNING,
                f"validators cannot check `{word}` here; they take more than the schema",
                at,
            )


def _lost(model: Model) -> Iterator[tuple[str, str]]:
    for definition in model.definitions.values():
        if isinstance(definition, Record):
            yield from (
                (definition.at, word) for word in definition.unsaid if word == "$dynamicRef"
            )
        for kind in held(definition):
            yield from _in(kind, definition.at)


def _in(kind: Type, at: str) -> Iterator[tuple[str, str]]:
    for part in parts(kind):
        match part:
            case Checked(_, place, keywords):
                yield from ((place, word) for word in keywords if word == "$dynamicRef")
            case Scalar() if part.pattern is not None and expression(part.pattern) is None:
                yield at, "pattern"
            case Scalar() if part.format in UNCHECKED:
                yield at, "format"
            case _:
                continue
