"""A module's imports.

Takes what code uses, gives the local name of each and the import statements, sorted as isort does; refuses
to know the rest of the module, but for the names that it defines, which no import may take.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from contractor.targets.python.layout import WIDTH, width
from contractor.text import pascal, words

Natural = tuple[tuple[int, int, str], ...]
_NAME: Final = re.compile(r"[^\W\d]\w*")
_DIGITS: Final = re.compile(r"([0-9]+)")


class Module:
    """Imports of one module, gathered while its body is written. `own` are the names that it defines."""

    def __init__(self, own: Container[str] = ()) -> None:
        self._own = own
        self._used: dict[tuple[str, str], str] = {}
        self._plain: set[tuple[str, str]] = set()
        self._noted: dict[tuple[str, str], None] | None = None

    def use(self, source: str, name: str) -> str:
        """The local name of something to import; another one where the module itself has that name."""
        if self._noted is not None:
            self._noted[source, name] = None
        found = self._used.get((source, name))
        if found is None:
            found = name
            while found in self._own:
                found = pascal(words(source)) + found[:1].upper() + found[1:]
            self._used[source, name] = found
        return found

    @contextmanager
    def noting(self) -> Iterator[list[tuple[str, str]]]:
        """A list that holds, after the block, what the block used."""
        used: list[tuple[str, str]] = []
        self._noted = {}
        try:
            yield used
        finally:
            used += self._noted
            self._noted = None

    def takes(self, uses: Sequence[tuple[str, str]]) -> bool:
        """Import all of these; whether each goes by its own name here."""
        if self._plain.issuperset(uses):
            return True
        renamed = [use for use in uses if self.use(*use) != use[1]]
        self._plain.update(uses)
        self._plain.difference_update(renamed)
        return not renamed

    def keep(self, source: str, name: str) -> str:
        """The name of something to import that goes by its own name here, one of `own`."""
        self._used[source, name] = name
        return name

    def used(self) -> Iterable[tuple[str, str]]:
        """What is imported so far: where from, and its name there."""
        return self._used.keys()

    def forget(self, uses: Iterable[tuple[str, str]]) -> None:
        """Do not import these: what used them is not written after all."""
        for use in uses:
            self._used.pop(use, None)

    def mentioned(self, text: str, known: str = "") -> "Module":
        """The imports that a text needs, without those whose names another text knows."""
        needed, there = (frozenset(_NAME.findall(one)) for one in (text, known))
        found = Module(self._own)
        found._used = {
            use: local
            for use, local in self._used.items()
            if local in needed and local not in there
        }
        return found

    def imports(self, standard: Container[str], near: Container[str] = ()) -> str:
        """The import statements: the standard library, packages, those `near`, then modules of the same package."""
        sources: dict[str, dict[str, str]] = {}
        for (source, name), local in self._used.items():
            sources.setdefault(source, {})[name] = local
        sections: list[list[str]] = [[], [], [], []]
        for source in sorted(sources, key=source_order):
            root = source.partition(".")[0]
            section = 3 if not root else 0 if root in standard else 2 if root in near else 1
            sections[section] += _statements(source, sources[source])
        return "\n\n".join("\n".join(section) for section in sections if section)


def from_import(source: str, names: Iterable[str], indent: int = 0) -> str:
    """`from source import a, b`, one name a line where they do not fit on one."""
    parts = sorted(names, key=_name_order)
    margin = " " * indent
    line = f"{margin}from {source} import {', '.join(parts)}"
    if width(line) <= WIDTH:
        return line
    listed = "".join(f"{margin}    {part},\n" for part in parts)
    return f"{margin}from {source} import (\n{listed}{margin})"


def _statements(source: str, names: Mapping[str, str]) -> list[str]:
    """The imports from one source; what gets another name is imported by itself."""
    plain = sorted((name for name, local in names.items() if name == local), key=_name_order)
    found = {plain[0]: from_import(source, plain)} if plain else {}
    for name, local in names.items():
        if name != local:
            found[name] = from_import(source, [f"{name} as {local}"])
    return [found[first] for first in sorted(found, key=_name_order)]


def source_order(source: str) -> tuple[int, Natural]:
    """The order of import statements of one section: further packages first, then by name."""
    dots = len(source) - len(source.lstrip("."))
    return (-dots, natural(source.lower()))


def _name_order(name: str) -> tuple[int, Natural, str]:
    return (_kind(name), natural(name.lower()), name)


def all_order(name: str) -> tuple[int, Natural]:
    """The order of `__all__`: as imports, but capitals come first."""
    return (_kind(name), natural(name))


def _kind(name: str) -> int:
    """Constants, then classes, then the rest (isort's order by type)."""
    return 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2


def natural(name: str) -> Natural:
    """A key that sorts `V2` before `V10`."""
    if name.isalpha() or not _DIGITS.search(name):
        return ((1, 0, name),)
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in _DIGITS.split(name)
        if part
    )
