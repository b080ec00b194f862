"""Wrong values for keywords that hold plain values.

Takes a keyword, what it says and a value that keeps to it, gives values that are likely not to; refuses to judge
them. What a person would get wrong comes first; then what leaves the other keywords alone.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from contractor.containment.forms import exact
from contractor.containment.texts import matching, padded
from contractor.frozen import frozen
from contractor.profile import INTEGERS
from contractor.text import short
from contractor.values import among, fits, identity, kind_of

#: Longer texts and lists are sent to nobody.
_LONGEST: Final = 100_000
LONGEST_LIST: Final = 500

Told = Iterator[tuple[Any, str]]


@frozen
class Wrong:
    """One way to violate a keyword: values to choose from, the best first, each with words for a person."""

    choices: Told
    member: tuple[str | int, ...] = ()
    """What changes inside of the place."""


def shown(value: Any) -> str:
    """A value for a message."""
    return short(json.dumps(value, ensure_ascii=False), 60)


# ── types and listed values ───────────────────────────────────────────────────────────────────────


def _strange(value: Any) -> Iterator[Any]:
    kind = kind_of(value)
    if kind == "number":
        yield json.dumps(value)
        if isinstance(value, int):
            yield value + 0.5
        yield from (True, None, [value], {})
    elif kind == "string":
        yield from (1, True, None, [value], {})
    elif kind == "boolean":
        yield from (json.dumps(value), int(value), None, {})
    elif kind == "array":
        yield from (
            {},
            *(value[:1] if value and not isinstance(value[0], list) else ()),
            "text",
            None,
        )
    elif kind == "object":
        yield from ([value], "text", 1, None)
    else:
        yield from ("null", 0, False, {}, [], "")


def types(said: tuple[str, ...], value: Any) -> Iterator[Wrong]:
    """Each wrong type that is worth trying, on its own."""
    for one in _strange(value):
        if not fits(one, said):
            yield Wrong(iter([(one, f"type is {' or '.join(said)}; {_told(one)} was sent")]))


def _told(value: Any) -> str:
    kind = kind_of(value)
    if kind in ("string", "number", "boolean"):
        return f"{_KINDS[kind]} {shown(value)}"
    return _KINDS[kind]


_KINDS: Final = {
    "object": "an object",
    "array": "a list",
    "string": "the text",
    "number": "the number",
    "boolean": "the boolean",
    "null": "null",
}


def _unlisted(members: tuple[Any, ...], value: Any) -> Iterator[Any]:
    if isinstance(value, str):
        yield "not-listed"
        yield f"{value}x"
        yield (value[:-1] or "x") + ("y" if value[-1:] != "y" else "z")
        yield "x" * len(value)
        yield ""
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, (int, float)):
        numbers = [one for one in members if isinstance(one, (int, float))] or [value]
        yield max(numbers) + 1
        yield min(numbers) - 1
        yield value + 0.5
    else:
        yield from ("not-listed", 0, {}, [], None)


def enumerated(members: tuple[Any, ...], value: Any, word: str = "enum") -> Iterator[Wrong]:
    """A value that is not listed, and a listed one in other letters."""
    listed = short(", ".join(map(shown, members)), 80)
    said = f"enum lists {listed}" if word == "enum" else f"const is {listed}"

    def told(values: Iterator[Any]) -> Told:
        return (
            (one, f"{said}; {shown(one)} was sent") for one in values if not among(one, members)
        )

    yield Wrong(told(_unlisted(members, value)))
    if isinstance(value, str):
        yield Wrong(told(iter((value.upper(), value.title(), value.lower()))))


# ── numbers ───────────────────────────────────────────────────────────────────────────────────────


def _number(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)


def beyond(word: str, bound: Any, step: Fraction, value: Any) -> Iterator[Wrong]:
    """A number just beyond a bound."""
    edge = exact(bound)
    sign = -1 if word in ("minimum", "exclusiveMinimum") else 1
    steps = [step, Fraction(1), Fraction(1, 2)] if isinstance(value, int) else [step, Fraction(1)]
    tried = [edge] if word.startswith("exclusive") else []
    grid = step * (edge / step).__floor__()
    tried += [grid + turn * step for turn in ((1, 0, 2) if sign > 0 else (0, -1, 1, -2))]
    tried += [edge + sign * one for one in steps]
    outside = (
        number
        for number in tried
        if (number - edge) * sign > 0 or (number == edge and word.startswith("exclusive"))
    )

    def told() -> Told:
        for number in outside:
            try:
                sent = _number(number)
            except OverflowError:
                continue
            yield sent, f"{word} is {shown(bound)}; {shown(sent)} was sent"

    yield Wrong(told())


def not_multiple(step: Any, value: Any) -> Iterator[Wrong]:
    """A number between two multiples."""
    exactly = exact(step)
    base = exact(value)
    tried = [base + 1, base - 1, base + exactly / 2, base - exactly / 2, base + exactly / 3]

    def told() -> Told:
        for number in tried:
            if (number / exactly).denominator != 1:
                try:
                    sent = _number(number)
                except OverflowError:
                    continue
                yield sent, f"multipleOf is {shown(step)}; {shown(sent)} was sent"

    yield Wrong(told())


# ── texts ─────────────────────────────────────────────────────────────────────────────────────────


def too_short(least: int, value: str, patterns: list[str]) -> Iterator[Wrong]:
    """A text with one character too few."""
    if least < 1:
        return
    length = min(least - 1, _LONGEST)
    made = [value[:length], value[len(value) - length :], "x" * length]
    made += [t for one in patterns for n in (0, 1) if (t := matching(one, None, n)) is not None]

    def told() -> Told:
        for text in made:
            if len(text) < least:
                yield text, f"minLength is {least}; {_counted(text)} sent"

    yield Wrong(told())


def _counted(text: str) -> str:
    if not text:
        return "an empty text was"
    return "1 character was" if len(text) == 1 else f"{len(text)} characters were"


def too_long(most: int, value: str, patterns: list[str]) -> Iterator[Wrong]:
    """A text with one character too many."""
    if most + 1 > _LONGEST:
        return
    length = most + 1

    def made() -> Iterator[str | None]:
        missing = max(length - len(value), 1)
        base = value or "x"
        yield padded(f"{value} " if " " in value else base, length, length)
        yield base + base[-1] * missing
        yield base[0] * missing + base
        yield "x" * missing + base
        if "@" in base:  # the part before it may be no longer than 64 characters
            yield f"{base}{'.' + 'x' * 60}"
            name, _, host = base.partition("@")
            yield f"{name}@{'x' * 50}.{('y' * 50 + '.') * (missing // 51 + 1)}{host}"
        if "//" in base:
            yield f"{base}/{'x' * missing}"
        for pattern in patterns:
            for count in (length, 1, length // 2 + 1):
                yield matching(pattern, None, count)
                text = matching(pattern, None, 1)
                yield None if text is None else padded(text, length, None)

    def told() -> Told:
        for text in made():
            if text is not None and most < len(text) <= _LONGEST:
                yield text, f"maxLength is {most}; {_counted(text)} sent"

    yield Wrong(told())


def mismatched(pattern: str, value: str) -> Iterator[Wrong]:
    """A text that a pattern does not match, and one that is close to it."""
    length = max(len(value), 1)

    def told(texts: list[str]) -> Told:
        for text in dict.fromkeys(texts):
            if text != value:
                yield text, f"pattern is {short(pattern, 60)}; {shown(text)} was sent"

    tried = [
        f"{value}!",
        f" {value}",
        f"{value[:-1]}!",
        f"!{value[1:]}",
        value.swapcase(),
        "!" * length,
        "x" * length,
        "X" * length,
        "0" * length,
        " " * length,
        "é" * length,
        value[:-1],
        value + value[-1:],
        value[1:],
        "-",
        "a",
        "0",
        "",
        "\n",
        "not a match",
    ]
    yield Wrong(told(tried))
    yield Wrong(told([value.swapcase(), value[:-1], "0" * length, "x" * length]))


# ── formats ───────────────────────────────────────────────────────────────────────────────────────

_Texts = Callable[[str], tuple[str, ...]]
#: Format → texts that are close to it, and none.
_FORMATS: Final[Mapping[str, _Texts]] = {
    "uuid": lambda text: (
        f"urn:uuid:{text}",
        text.replace("-", ""),
        f"{{{text}}}",
        text[:-1],
        "not-a-uuid",
    ),
    "date-time": lambda text: (
        text.rstrip("Zz"),
        text.replace("T", " ").rstrip("Zz"),
        text[:10],
        f"2026-13-01{text[10:]}",
        "1700000000",
        "tomorrow",
    ),
    "date": lambda text: ("2026-02-30", "14/03/2026", "2026-3-4", f"{text}T00:00:00Z", "tomorrow"),
    "time": lambda text: ("09:30", "25:00:00Z", text.rstrip("Zz"), "noon"),
    "duration": lambda text: ("90 minutes", "P", "PT", "1D"),
    "email": lambda text: (
        text.replace("@", ""),
        "@example.com",
        "someone@",
        "some one@example.com",
    ),
    "idn-email": lambda text: (text.replace("@", ""), "@example.com", "someone@"),
    "hostname": lambda text: ("-example.com", "exa mple.com", "example..com", "a" * 64 + ".com"),
    "idn-hostname": lambda text: ("-example.com", "exa mple.com", "example..com"),
    "ipv4": lambda text: ("256.0.0.1", "192.0.2", "192.0.2.1.1", "::1"),
    "ipv6": lambda text: ("12345::", "::1::", "192.0.2.1", "2001:db8:::1"),
    "uri": lambda text: ("example.com", "/relative", "https://exa mple.com", "not a uri"),
    "uri-reference": lambda text: ("\\\\server\\file", "not a reference", "/a b"),
    "iri": lambda text: ("example.com", "/relative", "https://exa mple.com"),
    "iri-reference": lambda text: ("\\\\server\\file", "/a b"),
    "uri-template": lambda text: ("/things/{id", "/things/{}"),
    "json-pointer": lambda text: ("name", "/name~2", "#/name"),
    "relative-json-pointer": lambda text: ("/name", "-1/name", "01"),
    "regex": lambda text: ("(", "[a-z"),
}


def misformatted(format: str, value: Any, least: Any, most: Any) -> Iterator[Wrong]:
    """Texts that look like a format and are not of it, each on its own; numbers beyond a format of integers.

    `least` and `most` are said beside it: what is beyond these too says nothing of the format.
    """
    if format in INTEGERS:
        below, above = _outside(format)
        if least is None or least <= below:
            yield Wrong(iter([(below, f"format is {format}; {below} was sent")]))
        if most is None or most >= above:
            yield Wrong(iter([(above, f"format is {format}; {above} was sent")]))
    elif isinstance(value, str) and format in _FORMATS:
        for text in _FORMATS[format](value):
            if text != value:
                yield Wrong(iter([(text, f"format is {format}; {shown(text)} was sent")]))


def _outside(format: str) -> tuple[int, int]:
    least, most = INTEGERS[format]
    return least - 1, most + 1


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────


def too_few(least: int, value: list[Any]) -> Iterator[Wrong]:
    """A list with one item too few."""
    if 0 < least <= len(value):
        length = least - 1
        said = (
            "no items were"
            if not length
            else "1 item was"
            if length == 1
            else f"{length} items were"
        )
        yield Wrong(
            iter(
                (one, f"minItems is {least}; {said} sent")
                for one in (value[:length], value[-length:])
            )
        )


def too_many(most: int, value: list[Any], more: Iterator[Any], *, unique: bool) -> Iterator[Wrong]:
    """A list with one item too many; `more` are other items that it could hold."""
    if most + 1 > LONGEST_LIST:
        return

    def told() -> Told:
        said = f"maxItems is {most}; {most + 1} item{'s were' if most else ' was'} sent"
        if value and not unique:
            yield (value * (most // len(value) + 2))[: most + 1], said
        found = _filled(value, most + 1, more)
        if len(found) > most:
            yield found, said

    yield Wrong(told())


def _filled(value: list[Any], length: int, more: Iterator[Any]) -> list[Any]:
    """The list with further items, each another one as far as there are any."""
    found = list(value)
    seen = set(map(identity, found))
    while len(found) < length:
        one = next(((item,) for item in more if identity(item) not in seen), None)
        if one is None:
            break
        seen.add(identity(one[0]))
        found.append(one[0])
    return (found * length)[:length] if found else found


def repeated(value: list[Any], more: Iterator[Any]) -> Iterator[Wrong]:
    """A list that holds an item twice."""

    def told() -> Told:
        said = "uniqueItems is true; an item was sent twice"
        held = value or list(more)[:1]
        if held:
            yield [*held, held[0]], said
            yield [held[0], held[0], *held[2:]], said

    yield Wrong(told())
