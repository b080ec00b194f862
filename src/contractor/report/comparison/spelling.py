"""Names and values as code of a client writes them.

Takes words of the model and JSON values, gives code; an empty text where a name can only be guessed. Refuses
to know what the generated files look like beyond their names.
"""

import json
from collections.abc import Callable
from keyword import iskeyword
from typing import Any, Final

from contractor.frozen import frozen
from contractor.report.visible import visible
from contractor.text import Words, camel, pascal, short, snake, upper, words

#: Names that generated code calls otherwise than their words say.
_CALLED_OTHERWISE: Final = frozenset(
    "bool bytes dict float int list str tuple self cls copy json schema validate construct register mro "
    "http types base client input options".split()
)
_TYPESCRIPT: Final = frozenset(
    "break case catch class const continue debugger default delete do else enum export extends false finally "
    "for function if import in instanceof new null return super switch this throw true try typeof var void "
    "while with".split()
)
#: Characters of a text of the documents.
_LONGEST: Final = 200
#: Characters of a name that we choose.
_READABLE: Final = 40


@frozen
class Names:
    """What generated code is imported by: the package in Python, the folder in TypeScript."""

    package: str = "api"
    folder: str = "./generated/typescript"


def package(title: Any) -> str:
    """The package of a document by its title, where it is plain."""
    name = snake(words(title)) if isinstance(title, str) else ""
    return name if _plain(name) and len(name) <= _READABLE else "api"


def python_type(name: Words) -> str:
    """`OrderLine`."""
    return _sure(pascal(name))


def python_name(name: Words) -> str:
    """`order_line`."""
    return _sure(snake(name))


def python_constant(name: Words) -> str:
    """`ORDER_LINE`."""
    return _sure(upper(name))


def typescript_type(name: Words) -> str:
    """`OrderLine`."""
    return _sure(pascal(name))


def typescript_name(name: Words) -> str:
    """`orderLine`."""
    return _sure(camel(name))


def member(name: str) -> str:
    """The name of a property in an object, quoted where it must be."""
    return name if _plain(name) else literal(name)


def access(owner: str, name: str) -> str:
    """A property of a value in TypeScript."""
    if _plain(name):
        return f"{owner}.{name}"
    quoted = literal(name)
    return f"{owner}[{quoted}]" if quoted else ""


def variable(name: Words, case: Callable[[Words], str]) -> str:
    """A variable for a value, or `value` where its name would be none, or too long to read."""
    found = _sure(case(name))
    return found if found and len(found) <= _READABLE else "value"


def literal(value: Any) -> str:
    """A JSON value as TypeScript writes it; empty where it is long."""
    text = json.dumps(value)
    return text if len(text) <= _LONGEST else ""


def python_literal(value: Any) -> str:
    """A plain JSON value as Python writes it; empty where it is long, or holds others."""
    if value is None or isinstance(value, bool):
        return repr(value)
    return literal(value) if isinstance(value, str | int | float) else ""


def cut(text: str) -> str:
    """The beginning of a text that may be long."""
    return short(text, _LONGEST)


def comment(text: str) -> str:
    """Text on one line of a comment."""
    return visible(cut(text))


def _sure(name: str) -> str:
    taken = iskeyword(name) or name in _TYPESCRIPT or name in _CALLED_OTHERWISE
    return name if _plain(name) and not taken and not name.startswith("model_") else ""


def _plain(name: str) -> bool:
    return name.isascii() and name.isidentifier() and len(name) <= _LONGEST
