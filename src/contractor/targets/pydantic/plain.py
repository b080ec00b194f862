"""From a type to what code that uses the models sees of it.

Takes types, gives annotations and notes their imports; refuses to say bounds and patterns, which somebody else
checks. Named types are those of the models, texts with a format what the models make of them.
"""

from collections.abc import Container, Mapping

from contractor.model import (
    Anything,
    Checked,
    Constants,
    ListOf,
    MapOf,
    Nothing,
    Nullable,
    OneOf,
    Other,
    Ref,
    Scalar,
    TupleOf,
    Type,
    TypeKey,
)
from contractor.targets.pydantic.types import TEXTS
from contractor.targets.python import literals
from contractor.targets.python.layout import Atom, Code, Group, Prefixed, either
from contractor.targets.python.module import Module

_PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


class Plain:
    """Annotations in one module. `names` are what they call the named types, `own` the classes there.

    `models` is where the module finds the models.
    """

    def __init__(
        self, names: Mapping[TypeKey, str], module: Module, own: Container[str], models: str
    ) -> None:
        self._names = names
        self._own = own
        self._module = module
        self._models = models
        self._wire = f"{models}._wire"

    def code(self, kind: Type) -> Code:
        """The annotation of a type."""
        match kind:
            case Ref(key):
                return Atom(self._named(self._names[key]))
            case Scalar():
                return self._scalar(kind)
            case Nullable(inner):
                return either([self.code(inner), Atom("None")])
            case ListOf(item):
                return Group("list", [self.code(item)])
            case MapOf(value):
                return Group("dict", [Atom("str"), self.code(value)])
            case OneOf(members):
                return either(self._distinct(members))
            case Checked(inner):
                return self.code(inner)
            case Constants(values):
                return self._constants(values)
            case TupleOf():
                return self._tuple(kind)
            case Anything() | Nothing() | Other():
                return self.any()

    def _named(self, name: str) -> str:
        """A model keeps its name wherever it is used, unless a class of the module has it."""
        if name in self._own:
            return self._module.use(self._models, name)
        return self._module.keep(self._models, name)

    def any(self) -> Code:
        """Any JSON value."""
        return Atom(self._module.use("typing", "Any"))

    def _distinct(self, members: tuple[Type, ...]) -> list[Code]:
        return list({code.flat: code for code in map(self.code, members)}.values())

    def _scalar(self, kind: Scalar) -> Code:
        if kind.kind != "string":
            return Atom(_PLAIN[kind.kind])
        if kind.format == "binary":
            return Atom("bytes")
        if kind.format in TEXTS:
            return Atom(self._module.use(self._wire, TEXTS[kind.format]))
        return Atom("str")

    def _constants(self, values: tuple[object, ...]) -> Code:
        given = [value for value in values if value is not None]
        none = [Atom("None")] if len(given) < len(values) else []
        if not all(isinstance(value, (str, bool)) or _is_small(value) for value in given):
            return self.any()
        parts = [Atom(literals.scalar(value)) for value in given]  # type: ignore[arg-type]
        if not parts:
            return none[0]
        return either([Group(self._module.use("typing", "Literal"), parts), *none])

    def _tuple(self, kind: TupleOf) -> Code:
        items = [self.code(item) for item in kind.items]
        longest: Code = Group("tuple", items) if items else Atom("tuple[()]")
        if kind.rest is not None:
            others = Prefixed("*", Group("tuple", [self.code(kind.rest), Atom("...")]))
            longest = Group(
                self._module.use("typing", "Annotated"),
                [Group("tuple", [*items, others]), Atom(self._module.use(self._wire, "VARIADIC"))],
            )
        shorter = [items[:length] for length in range(len(items) - 1, kind.least - 1, -1)]
        return either(
            [longest, *(Group("tuple", one) if one else Atom("tuple[()]") for one in shorter)]
        )


def _is_small(value: object) -> bool:
    return isinstance(value, int) and abs(value) < 2**63
