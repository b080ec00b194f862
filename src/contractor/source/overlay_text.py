"""An Overlay as a careful person writes one: YAML, an action for each change, and above it why.

Takes actions, gives text; refuses to know what they are for. `overlay` reads such files.
"""

import json
import re
from collections.abc import Mapping, Sequence
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


@frozen
class Action:
    """One change: the steps to the object that is changed, what is merged into it, and why, in a line each."""

    steps: tuple[str | int, ...]
    update: Mapping[str, Any]
    why: tuple[str, ...] = ()


def overlay_text(title: str, actions: Sequence[Action]) -> str:
    """The text of an Overlay 1.0."""
    head = {"overlay": "1.0.0", "info": {"title": title, "version": "1.0.0"}}
    lines = [_yaml(head), "actions:\n"]
    for action in actions:
        lines += [f"  # {comment(why)}\n" for why in action.why]
        written = _yaml([{"target": json_path(action.steps), "update": action.update}])
        lines.append(indent(written, "  "))
    return "".join(lines)


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


def _yaml(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=2**31)
