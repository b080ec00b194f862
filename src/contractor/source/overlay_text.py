"""An Overlay as a careful person writes one: YAML, an action for each change, and above it why.

Takes actions, gives text; refuses to know what they are for. `overlay` reads such files. What an action may say and
does not is a comment in the place where it would stand: whoever takes the mark away says it.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import indent
from typing import Any, Final

import yaml

from contractor.frozen import frozen
from contractor.source.yaml import NUMBER
from contractor.text import short

#: What may stand behind a full stop in a JSONPath (RFC 9535 §2.5.1.1), of what ASCII has.
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
#: What the library that reads JSONPath refuses, also as an escape.
_UNSAID: Final = re.compile(r"[\x00-\x07\x0b\x0e-\x1f]")
#: Characters of a line of a comment: names may be megabytes.
_LONGEST: Final = 300
#: Characters of a name that the writer of YAML takes for a simple key.
_LONGEST_KEY: Final = 100


@frozen
class Noted:
    """A value with a comment behind it: why it is so. Where it is `off`, all of its line is a comment."""

    value: Any
    why: str = ""
    off: bool = False


@frozen
class Action:
    """One change: the steps to the object that is changed, what is merged into it, and why, in a line each."""

    steps: tuple[str | int, ...]
    update: Mapping[str, Any]
    why: tuple[str, ...] = ()


def overlay_text(title: str, actions: Sequence[Action], last: Sequence[str] = ()) -> str:
    """The text of an Overlay 1.0. `last` are lines of a comment at its end."""
    head = {"overlay": "1.0.0", "info": {"title": title, "version": "1.0.0"}}
    lines = [_yaml(head), "actions:\n"]
    for action in actions:
        lines += [f"  # {comment(why)}\n" for why in action.why]
        is_off = _is_off(action.update)
        written = [*_yaml([{"target": json_path(action.steps)}]).splitlines(), "  update:"]
        written += _lines(action.update, 4, within=is_off)
        lines += [f"  {'# ' if is_off else ''}{line}\n" for line in written]
    lines += [f"# {comment(line)}\n" if line else "\n" for line in last]
    return "".join(lines)


def says_something(actions: Sequence[Action]) -> bool:
    """Whether any of the actions is more than a comment: an Overlay has at least one."""
    return not all(_is_off(action.update) for action in actions)


def can_say(steps: Sequence[str | int]) -> bool:
    """Whether an action can have a target with these steps."""
    return not any(isinstance(step, str) and _UNSAID.search(step) for step in steps)


def json_path(steps: Sequence[str | int]) -> str:
    """The JSONPath of one value (RFC 9535): `$.paths['/books/{id}'].get`."""
    return "$" + "".join(map(_selector, steps))


def comment(text: str) -> str:
    """A text as a comment holds it: in one line, and nothing in it that is not seen."""
    text = short(text, _LONGEST)
    return text if text.isprintable() else json.dumps(text)


def _is_off(value: Any) -> bool:
    """Whether all that a value says are comments."""
    if isinstance(value, Noted):
        return value.off
    return isinstance(value, Mapping) and bool(value) and all(map(_is_off, value.values()))


def _has_notes(value: Any) -> bool:
    return isinstance(value, Noted) or (
        isinstance(value, Mapping) and any(map(_has_notes, value.values()))
    )


def _lines(said: Mapping[str, Any], depth: int, *, within: bool) -> Iterator[str]:
    """The lines of an object. `within`: they are part of a comment already."""
    space = " " * depth
    for name, value in said.items():
        is_off = not within and _is_off(value)
        mark = "# " if is_off else ""
        if isinstance(value, Noted):
            why = f"  # {comment(value.why)}" if value.why else ""
            yield f"{space}{mark}{_key(name)}: {_inline(value.value)}{why}"
        elif _has_notes(value):
            yield f"{space}{mark}{_key(name)}:"
            below = _lines(value, 2, within=within or is_off)
            yield from (f"{space}{mark}{line}" for line in below)
        else:
            yield from indent(_yaml({name: value}), space).splitlines()


def _key(name: str) -> str:
    """A name as it stands before a colon. YAML would spell a long one in another way, but for quotes."""
    return _quoted(name) if len(name) > _LONGEST_KEY else _inline(name)


def _quoted(text: str) -> str:
    """A text between double quotes, where every character can be escaped."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(char: str) -> str:
    return char if char.isprintable() and char not in '"\\' else f"\\U{ord(char):08x}"


def _inline(value: Any) -> str:
    """A value as it stands behind a colon, in the same line."""
    if isinstance(value, str) and not value.isprintable():
        return _quoted(value)
    options: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "width": 2**31}
    if isinstance(value, list | dict):
        text: str = yaml.dump(value, Dumper=_LineDumper, default_flow_style=True, **options)
        return text.strip()
    return _yaml({"": value}).partition(":")[2].strip()


def _selector(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if _NAME.fullmatch(step):
        return f".{step}"
    if step.isprintable() and not set(step) & {"'", "\\"}:
        return f"['{step}']"
    # Every escape of JSON is one of JSONPath, too.
    return f"[{json.dumps(step, ensure_ascii=not step.isprintable())}]"


class _Dumper(yaml.SafeDumper):
    """PyYAML's, which puts into quotes what YAML 1.1 reads as no text."""


# What YAML 1.2 reads as a number is put into quotes as well (§10.3.2): either reader gets the text.
_Dumper.add_implicit_resolver("tag:yaml.org,2002:float", NUMBER, list("-+.0123456789"))


class _LineDumper(_Dumper):
    """The same in one line: texts of several are quoted."""


def _as_line(dumper: _LineDumper, text: str) -> yaml.Node:
    style = None if text.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_LineDumper.add_representer(str, _as_line)


def _yaml(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=2**31)
