"""Code of a client before and after a change, in Python and in TypeScript.

Takes operations, parameters and properties of the models, gives samples; refuses to decide what a client should
do (that is `migration`). `others` stands for whatever a program sends already. A sample is empty where a name
can only be guessed.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, Final, Self

from contractor.contract import Parameter
from contractor.frozen import frozen
from contractor.model import Call, Enumeration, Property, Record
from contractor.report.comparison import spelling
from contractor.report.comparison.spelling import Names
from contractor.text import camel, snake

#: Where HTTP libraries of Python take a parameter.
_PLACES: Final = {"query": "params", "header": "headers", "cookie": "cookies"}
_STATUS: Final = re.compile(r"[1-5][0-9][0-9]", re.ASCII)
#: Operations that a sample shows.
_SHOWN: Final = 5
Owned = tuple[Record, Property]


@frozen
class Samples:
    """Both languages; empty where code says no more than words do."""

    python: str = ""
    typescript: str = ""

    @classmethod
    def of(cls, python: tuple[str, str], typescript: tuple[str, str], note: str = "") -> Self:
        """Code before and after in each language, with a note on what it is now."""
        return cls(_pair(*python, "#", note), _pair(*typescript, "//", note))

    def importing(self, names: Names, *types: str) -> "Samples":
        """The same with the import of what its Python takes from the models."""
        listed = ", ".join(sorted(set(filter(None, types))))
        if not self.python or not listed:
            return self
        head = f"from {names.package}.models import {listed}"
        return Samples(f"{head}\n\n{self.python}", self.typescript)


def calls_gone(reached: Iterable[Call], note: str) -> Samples:
    """Calls that have no successor."""
    python, typescript = _calls(reached)
    return Samples.of((python, ""), (typescript, ""), note)


def calls_to_check(reached: Iterable[Call], note: str) -> Samples:
    """Calls that stay as they are, for all that code can show."""
    python, typescript = _calls(reached)
    return Samples.of((python, python), (typescript, typescript), note)


def answer(status: str, *, gone: bool, note: str = "") -> Samples:
    """What a program does with one status; nothing where it is a range."""
    if not _STATUS.fullmatch(status):
        return Samples()
    python = f"if answer.status_code == {status}:\n    ..."
    typescript = f"switch (answer.status) {{\n  case {status}:\n    break;\n}}"
    if gone:
        told = f"the answer is one of {note}" if note else "it does not come any more"
        return Samples.of((python, ""), (typescript, ""), told)
    return Samples.of(("", python), ("", typescript))


def request(call: Call, one: Parameter, *, before: bool, after: bool, note: str = "") -> Samples:
    """A request with or without a parameter."""
    words = next(
        (own.property.words for own in call.inputs if own.property.name == one.name), (one.name,)
    )
    python = typescript = ("", "")
    where, value = _PLACES.get(one.place), spelling.python_name(words)
    if where is not None and value:
        head = f"http.request({_text(call.method.upper())}, {_text(call.path)}, {where}="
        plain = f"{head}others)"
        more = f"{head}{{**others, {_text(one.name)}: {value}}})"
        python = (more if before else plain, more if after else plain)
    function, key = spelling.typescript_name(call.name), spelling.typescript_name(words)
    if function and key and call.kind == "path":
        plain = f"await api.{function}(client, {{ ...others }});"
        more = f"await api.{function}(client, {{ ...others, {key} }});"
        typescript = (more if before else plain, more if after else plain)
    return Samples.of(python, typescript, note)


def sent(
    old: Owned,
    new: Owned,
    names: Names,
    *,
    before: bool,
    after: bool,
    note: str = "",
    value: tuple[str, str] = ("", ""),
) -> Samples:
    """A value that is made to be sent, with or without a property.

    `value` is the code of what the property was before, in either language; a variable where it is empty.
    """
    python = (
        _made(old, value[0]) if before else _made(old, None),
        _made(new, "" if after else None),
    )
    typescript = (
        _object(old, value[1]) if before else _object(old, None),
        _object(new, "" if after else None),
    )
    types = [spelling.python_type(record.name) for record, _ in (old, new)]
    return Samples.of(python, typescript, note).importing(names, *types, _type_of(value[0]))


def read(old: Owned | None, new: Owned | None, note: str = "") -> Samples:
    """A property that is read from an answer, where it is there."""
    return Samples.of((_taken(old), _taken(new)), (_constant(old), _constant(new)), note)


def read_with_care(one: Owned, names: Names) -> Samples:
    """A property that an answer may lack now."""
    record, property = one
    name = spelling.python_name(property.words)
    python = ("", "")
    if name:
        value = f"{_holder(record)}.{name}"
        python = (f"{name} = {value}", f"{name} = given({value})  # None where it is absent")
    plain = _constant(one)
    careful = plain.replace(";", " ?? fallback;") if plain else ""
    return Samples.of(python, (plain, careful)).importing(names, "given")


def handled(one: Owned, constant: str, value: Any, names: Names) -> Samples:
    """A value of a property that a program has to be ready for."""
    record, property = one
    name = spelling.python_name(property.words)
    python = ""
    if name and constant:
        python = f"match {_holder(record)}.{name}:\n    case {constant}:\n        ..."
    place = spelling.access(spelling.variable(record.name, camel), property.name)
    text = spelling.literal(value)
    typescript = f"switch ({place}) {{\n  case {text}:\n    break;\n}}" if place and text else ""
    return Samples.of(("", python), ("", typescript)).importing(names, _type_of(constant))


def constant(kind: Enumeration | None, value: Any) -> str:
    """`BookingStatus.CHECKED_IN`."""
    if kind is None:
        return ""
    found = next((one for one in kind.members if one.value == value), None)
    name = spelling.python_type(kind.name)
    member = "" if found is None else spelling.python_constant(found.words)
    return f"{name}.{member}" if name and member else ""


def _calls(reached: Iterable[Call]) -> tuple[str, str]:
    shown = list(reached)[:_SHOWN]
    python = [f"http.request({_text(call.method.upper())}, {_text(call.path)})" for call in shown]
    typescript = []
    for call in shown:
        name = spelling.typescript_name(call.name)
        if name and call.kind == "path":
            given = ", input" if call.inputs or call.bodies else ""
            typescript.append(f"await api.{name}(client{given});")
    return "\n".join(python), "\n".join(typescript)


def _made(one: Owned, value: str | None) -> str:
    """A model with a property of some value; without it where there is None."""
    record, property = one
    type, name = spelling.python_type(record.name), spelling.python_name(property.words)
    if not type or not name:
        return ""
    more = "" if value is None else f", {name}={value or name}"
    return f"{_holder(record)} = {type}(**others{more})"


def _object(one: Owned, value: str | None) -> str:
    """The same in TypeScript, where names are those on the wire."""
    record, property = one
    type = spelling.typescript_type(record.name)
    if not type:
        return ""
    more = ""
    if value is not None:
        name = spelling.member(property.name)
        if not name:
            return ""
        value = value or spelling.variable(property.words, camel)
        more = f", {name}" if name == value else f", {name}: {value}"
    return f"const {spelling.variable(record.name, camel)}: types.{type} = {{ ...others{more} }};"


def _taken(one: Owned | None) -> str:
    if one is None:
        return ""
    name = spelling.python_name(one[1].words)
    return f"{name} = {_holder(one[0])}.{name}" if name else ""


def _constant(one: Owned | None) -> str:
    if one is None:
        return ""
    record, property = one
    place = spelling.access(spelling.variable(record.name, camel), property.name)
    return f"const {spelling.variable(property.words, camel)} = {place};" if place else ""


def _holder(record: Record) -> str:
    """A variable in Python that holds a record."""
    return spelling.variable(record.name, snake)


def _type_of(constant: str) -> str:
    """The enumeration that a constant stands in."""
    return constant.partition(".")[0] if "." in constant else ""


def _text(text: str) -> str:
    return json.dumps(spelling.cut(text))


def _pair(before: str, after: str, mark: str, note: str) -> str:
    """Code before and now, with comments that say which is which; where it stays the same, once."""
    if not before and not after:
        return ""
    told = spelling.comment(note)
    if before == after:
        return f"{mark} {told}\n{after}" if told else ""
    parts = [f"{mark} before\n{before}"] if before else []
    head = f"{mark} now: {told}" if told else f"{mark} now"
    parts.append(f"{head}\n{after}" if after else head)
    return "\n\n".join(parts)
