"""Frozen values, quick to define and to make.

Takes a class with annotated fields, gives it as a frozen dataclass with slots. It is one in every way (`fields`,
`replace`, `match`, copies, what type checkers know), but making a value takes a third of the time, since
`dataclasses` calls `object.__setattr__` for every field, where this assigns to the fields of an open twin and
closes it; and defining the class takes half, since nothing but `__init__` is compiled. A large document has
such values by the ten thousand, and a small one waits for the classes. Refuses `__post_init__`.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields, is_dataclass
from operator import attrgetter
from typing import Any, Final, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")

_set: Final = object.__setattr__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """The class as a frozen dataclass with slots. Raises TypeError where it has a `__post_init__`."""
    if hasattr(cls, "__post_init__"):
        raise TypeError(
            f"{cls.__name__}: a frozen value is what it was made of, without __post_init__"
        )
    # `frozen` compiles two methods that are replaced below; only where a base is frozen it must be said.
    inherits = any(is_dataclass(base) for base in cls.__bases__)
    made = dataclass(slots=True, init=False, repr=False, eq=False, frozen=inherits)(cls)
    made.__dataclass_params__.frozen = True  # type: ignore[attr-defined]
    own: tuple[Field[Any], ...] = fields(made)  # type: ignore[arg-type]
    compared = [one.name for one in own if one.compare]
    shown = [one.name for one in own if one.repr]
    told: Callable[[Any], Any] = attrgetter(*compared) if compared else lambda value: ()

    def equal(self: Any, other: object) -> bool:
        return told(self) == told(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(told(self))

    def spelled(self: Any) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({said})"

    for name, method in (
        ("init", _init(made, own)),
        ("eq", equal),
        ("hash", hashed),
        ("repr", spelled),
        ("setattr", _refuse_set),
        ("delattr", _refuse_del),
        ("getstate", _state),
        ("setstate", _restore),
    ):
        setattr(made, f"__{name}__", method)
    return made


def changed(value: T, **changes: Any) -> T:
    """The value with other fields: `dataclasses.replace` in half the time, for whoever changes thousands."""
    cls = value.__class__
    change = _CHANGES.get(cls)
    if change is None:
        change = _CHANGES[cls] = _change(cls)
    found: T = change(value, **changes)
    return found


#: Class → the function that makes its changed values.
_CHANGES: Final[dict[type, Callable[..., Any]]] = {}


def _change(cls: type) -> Callable[..., Any]:
    names = [one.name for one in fields(cls)]
    parameters = ", ".join(f"{name}=_absent" for name in names)
    values = ", ".join(f"{name}=self.{name} if {name} is _absent else {name}" for name in names)
    source = f"def change(self, *, {parameters}):\n    return _class({values})"
    return _compiled(source, "change", {"_absent": MISSING, "_class": cls})


def _init(cls: type, own: tuple[Field[Any], ...]) -> Callable[..., None]:
    # The same slots behind the same bases: an object may go from one class to the other and back.
    twin = type(
        cls.__name__,
        cls.__bases__,
        {"__slots__": cls.__dict__["__slots__"], "__setattr__": _set},
    )
    names: dict[str, Any] = {"_absent": MISSING, "_set": _set, "_open": twin}
    parameters: list[str] = []
    keywords: list[str] = []
    body: list[str] = []
    for one in own:
        name, value = one.name, one.name
        parameter = name
        if one.default_factory is not MISSING:
            names[f"_make_{name}"] = one.default_factory
            parameter = f"{name}=_absent"
            value = f"_make_{name}() if {name} is _absent else {name}"
        elif one.default is not MISSING:
            names[f"_default_{name}"] = one.default
            parameter = f"{name}=_default_{name}"
        (keywords if one.kw_only else parameters).append(parameter)
        body.append(f"    self.{name} = {value}")
    listed = ", ".join(["self", *parameters, *(["*", *keywords] if keywords else [])])
    lines = [
        f"def __init__({listed}):",
        "    own = self.__class__",
        "    _set(self, '__class__', _open)",
        *body,
        "    self.__class__ = own",
    ]
    made = _compiled("\n".join(lines), "__init__", names)
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = {one.name: one.type for one in own} | {"return": None}
    return made


def _compiled(source: str, name: str, names: dict[str, Any]) -> Callable[..., Any]:
    exec(source, names)  # noqa: S102  the text is made of field names, as `dataclasses` does it
    found: Callable[..., Any] = names[name]
    return found


def _refuse_set(self: object, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_del(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        _set(self, one.name, value)
