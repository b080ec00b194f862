# Made by contractor. Changes made here are lost.
"""Names of a package that are imported when they are first asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from sys import modules


def lazy(
    package: str, homes: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """A package's `__getattr__` and `__dir__`, for names and the modules they live in."""

    def get(name: str) -> object:
        home = homes.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found: object = getattr(import_module(f".{home}", package), name)
        setattr(modules[package], name, found)
        return found

    def names() -> list[str]:
        return sorted(homes)

    return get, names
