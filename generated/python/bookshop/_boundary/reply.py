# Made by contractor. Changes made here are lost.
"""The base of replies: what an implementation gives back."""

from collections.abc import AsyncIterable, Iterable
from dataclasses import FrozenInstanceError
from inspect import get_annotations
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    TypeAlias,
    TypeVar,
    dataclass_transform,
)

T = TypeVar("T")

Stream: TypeAlias = AsyncIterable[T] | Iterable[T]
"""Items of a stream, sent as they come."""


@dataclass_transform(frozen_default=True)
class Reply:
    """A frozen value of the fields that its class declares. `status` is what it is sent with.

    As a frozen dataclass, but that declaring one costs little: a large contract has thousands.
    """

    _fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._fields = tuple(
            name
            for name, kind in get_annotations(cls).items()
            if not str(kind).startswith("typing.ClassVar")
        )

    if not TYPE_CHECKING:

        def __init__(self, *given, **named):
            fields, own = self._fields, self.__dict__
            if len(given) > len(fields):
                raise TypeError(
                    f"{type(self).__name__} takes {len(fields)} values, not {len(given)}"
                )
            own.update(zip(fields, given, strict=False))
            for name, value in named.items():
                if name not in fields or name in own:
                    why = "is given twice" if name in fields else "is no field of it"
                    raise TypeError(f"{type(self).__name__}: {name} {why}")
                own[name] = value
            for name in fields:
                # A default is an attribute of the class.
                if name not in own and not hasattr(type(self), name):
                    raise TypeError(f"{type(self).__name__}: {name} is missing")

        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")

        def __delattr__(self, name):
            raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._fields)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({said})"
