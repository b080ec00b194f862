"""Text of a document as TypeScript: string and number literals, property names, comments.

Takes values and strings of a document, gives source text that means them and nothing else; refuses to know
types. Every string that a document brings into the output passes through here.
"""

import json
import re
import sys
from functools import lru_cache
from typing import Any, Final

#: What must not stand bare in a source file: line ends that only some programs see as such, control
#: characters, unpaired surrogates, byte order marks, and marks that turn the reading direction.
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
#: What would end a script element if the text were put into a page.
_MARKUP: Final = re.compile(r"<(?=/script|!--)", re.IGNORECASE)
_LINE_END: Final = re.compile("\r\n|[\r\n\u2028\u2029\x85\x0b\x0c]")
_PLAIN_NAME: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*", re.ASCII)
_text: Final = json.JSONEncoder(ensure_ascii=False).encode
_LARGEST: Final = sys.float_info.max
_EXPONENT: Final = re.compile(r"e\+?(-?)0*(?=\d)")


@lru_cache(maxsize=16384)
def quoted(text: str) -> str:
    """A string literal, in the quotes that need fewer escapes; double ones where it makes no difference."""
    inner = _text(text)[1:-1]
    if "<" in inner:
        inner = _MARKUP.sub(r"<\\", inner)
    if not inner.isascii() or "\x7f" in inner:
        inner = _HIDDEN.sub(_escape, inner)
    if '"' in text and text.count('"') > text.count("'"):
        return "'" + inner.replace('\\"', '"').replace("'", "\\'") + "'"
    return f'"{inner}"'


@lru_cache(maxsize=16384)
def property_name(name: str) -> str:
    """The name of a property as it stands in a type: in quotes only where it needs them."""
    # Whatever is an identifier in Python is one in JavaScript; `$` is one there only.
    return name if _PLAIN_NAME.fullmatch(name) or name.isidentifier() else quoted(name)


def number(value: float) -> str:
    """A number literal; `number` for what no literal says."""
    if not abs(value) <= _LARGEST:
        return "number"
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e21):
        return str(int(value))
    return _EXPONENT.sub(r"e\1", repr(value))


def literal(value: Any) -> str:
    """The type that holds one JSON value and no other, on one line."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number(value)
        case str():
            return quoted(value)
        case list() | tuple():
            return f"[{', '.join(map(literal, value))}]"
        case {**members} if members:
            return (
                f"{{ {'; '.join(_member(name, literal(one)) for name, one in members.items())} }}"
            )
        case _:
            return "{ [key: string]: never }"


def opened(value: Any, indent: str, width: int) -> str:
    """As `literal`, its parts on lines of their own where they stand in brackets."""
    inner = indent + "  "

    def part(one: Any, taken: int) -> str:
        flat = literal(one)
        return flat if len(inner) + taken + len(flat) + 1 <= width else opened(one, inner, width)

    match value:
        case [_, *_] | (_, *_):
            rows = "".join(f"{inner}{part(one, 0)},\n" for one in value)
            return f"[\n{rows}{indent}]"
        case {**members} if members:
            rows = "".join(
                f"{inner}{_member(name, part(one, len(_member(name, ''))))};\n"
                for name, one in members.items()
            )
            return f"{{\n{rows}{indent}}}"
        case _:
            return literal(value)


def _member(name: object, text: str) -> str:
    return f"{property_name(str(name))}: {text}"


def plain(value: Any) -> str:
    """A JSON value on one line, for a comment."""
    return _HIDDEN.sub(_escape, json.dumps(value, ensure_ascii=False, default=_plain))


@lru_cache(maxsize=16384)
def comment_lines(text: str) -> tuple[str, ...]:
    """The lines of a text as they may stand inside a comment, without blank ones around them."""
    lines = [line.rstrip() for line in _LINE_END.split(text)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return tuple([_comment(line) for line in lines])


def _comment(line: str) -> str:
    if "*/" in line:
        line = line.replace("*/", "*\\/")
    if "<" in line:
        line = _MARKUP.sub(r"<\\", line)
    if not line.isprintable():
        line = _HIDDEN.sub(_escape, line)
    # A mention at the start of a line would be read as a tag of the comment.
    return f"\\{line}" if line[:1] == "@" else line


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _plain(value: Any) -> Any:
    return dict(value) if hasattr(value, "items") else list(value)
