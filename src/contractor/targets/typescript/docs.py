"""What stands above a type or a property: its JSDoc comment.

Takes what the document says to people and the type it says it of, gives a comment; refuses to know where it
is put. What a type cannot say (bounds, lengths, patterns, formats) is a tag here, named as in JSON Schema.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from contractor.model import (
    Checked,
    Docs,
    ListOf,
    MapOf,
    Nullable,
    OneOf,
    Property,
    Ref,
    Scalar,
    TupleOf,
    Type,
)
from contractor.targets.typescript.literals import comment_lines, number, plain
from contractor.targets.typescript.types import WIDTH
from contractor.text import Words

#: Field of a Scalar → tag.
_BOUNDS: Final = (
    ("minimum", "minimum"),
    ("maximum", "maximum"),
    ("exclusive_minimum", "exclusiveMinimum"),
    ("exclusive_maximum", "exclusiveMaximum"),
    ("multiple_of", "multipleOf"),
    ("min_length", "minLength"),
    ("max_length", "maxLength"),
)


def property_comment(one: Property, indent: str = "  ") -> str:
    """The comment of a property, with the line end behind it; empty where there is nothing to say."""
    kind = one.type
    if one.docs == _SILENT and not one.default and (isinstance(kind, Ref) or kind in _PLAIN):
        return ""
    return comment(one.docs, kind, name=(one.name,), indent=indent, default=one.default)


def comment(
    docs: Docs,
    kind: Type | None = None,
    *,
    name: Words = (),
    indent: str = "",
    default: Sequence[Any] = (),
    more: Iterable[str] = (),
) -> str:
    """The comment above something called `name`, with the line end behind it; empty if it has nothing to say.

    `more` are tags that only the caller knows.
    """
    text = _text(docs, name)
    tags = [f"@default {_value(value)}" for value in default]
    tags += more
    if kind is not None:
        tags += _constraints(kind, "")
    tags += [f"@example {_value(example)}" for example in docs.examples]
    if docs.deprecated:
        tags.append("@deprecated")
    return block(text, tags, indent)


def block(text: Sequence[str], tags: Sequence[str], indent: str = "") -> str:
    """A comment of lines of text and tags."""
    lines = [*text, "", *tags] if text and tags else [*text, *tags]
    if not lines:
        return ""
    if len(lines) == 1 and len(indent) + len(lines[0]) + 7 <= WIDTH:
        return f"{indent}/** {lines[0]} */\n"
    inner = "".join(f"{indent} * {line}\n" if line else f"{indent} *\n" for line in lines)
    return f"{indent}/**\n{inner}{indent} */\n"


def _text(docs: Docs, name: Words) -> Sequence[str]:
    """The description; the title where there is none and it says more than the name."""
    if docs.description:
        return comment_lines(docs.description)
    title = docs.title or ""
    if not title:
        return ()
    return () if _folded(title) == _folded("".join(name)) else comment_lines(title)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _value(value: Any) -> str:
    return " ".join(comment_lines(plain(value)))


def _constraints(kind: Type, place: str) -> Iterator[str]:
    """The tags of a type. `place` leads to where inside it they hold, as `items.`."""
    match kind:
        case Scalar():
            yield from _scalar(kind, place)
        case Nullable(inner) | Checked(inner):
            yield from _constraints(inner, place)
        case OneOf(members):
            found: dict[str, None] = {}
            for member in members:
                found |= dict.fromkeys(_constraints(member, place))
            yield from found
        case ListOf(item, least, most, unique):
            if least is not None:
                yield f"@{place}minItems {least}"
            if most is not None:
                yield f"@{place}maxItems {most}"
            if unique:
                yield f"@{place}uniqueItems"
            yield from _constraints(item, f"{place}items.")
        case MapOf(value, least, most):
            if least is not None:
                yield f"@{place}minProperties {least}"
            if most is not None:
                yield f"@{place}maxProperties {most}"
            yield from _constraints(value, f"{place}additionalProperties.")
        case TupleOf(items, rest, _, most):
            if rest is not None and most is not None:
                yield f"@{place}maxItems {most}"
            for index, item in enumerate(items):
                yield from _constraints(item, f"{place}prefixItems.{index}.")
            if rest is not None:
                yield from _constraints(rest, f"{place}items.")
        case _:
            return


@lru_cache(maxsize=4096)  # most properties are one of few scalars
def _scalar(kind: Scalar, place: str) -> tuple[str, ...]:
    return tuple(_limits(kind, place))


def _limits(kind: Scalar, place: str) -> Iterator[str]:
    if kind.kind == "integer" and kind.format is None:
        yield f"@{place}type integer"
    if kind.format is not None and kind.format != "binary":
        yield f"@{place}format {' '.join(comment_lines(kind.format))}"
    for field, tag in _BOUNDS:
        value = getattr(kind, field)
        if value is not None:
            yield f"@{place}{tag} {number(value)}"
    if kind.pattern is not None:
        yield f"@{place}pattern {' '.join(comment_lines(kind.pattern))}"


_SILENT: Final = Docs()
_PLAIN: Final = (Scalar("string"), Scalar("number"), Scalar("boolean"))
