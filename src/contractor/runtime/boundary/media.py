# Made by contractor. Changes made here are lost.
"""Media types: what a header says, and what of a contract it matches (RFC 9110 §8.3, §12.5.1)."""

import re
from collections.abc import Iterable, Sequence

_PARAMETER = re.compile(r';[ \t]*([^=;" \t]+)[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|[^;"]*)')


def essence(text: str) -> str:
    """Type and subtype without parameters, in lower case."""
    return text.partition(";")[0].strip().lower()


def parameters(text: str) -> dict[str, str]:
    """The parameters of a media type, such as `boundary` or `charset`; names are in lower case."""
    return {name.lower(): _unquoted(value) for name, value in _PARAMETER.findall(text)}


def parameter(text: str, name: str) -> str | None:
    """One parameter of a media type; None where it has none of that name."""
    return parameters(text).get(name) if ";" in text else None


def _unquoted(value: str) -> str:
    value = value.strip()
    if value[:1] != '"':
        return value
    return re.sub(r"\\(.)", r"\1", value[1:-1])


def matches(media_type: str, pattern: str) -> bool:
    """Whether a media type is of a kind such as `image/*`; parameters do not count."""
    kind, pattern = essence(media_type), essence(pattern)
    if pattern in ("*/*", kind):
        return True
    main, _, sub = pattern.partition("/")
    return sub == "*" and kind.partition("/")[0] == main


def best(media_type: str, documented: Iterable[str]) -> str | None:
    """The documented media type that says most of this one; None where none does.

    Several may differ in a parameter only (`version=1`): then it is the one with what this one has.
    """
    found = [pattern for pattern in documented if matches(media_type, pattern)]
    if len(found) < 2:
        return found[0] if found else None
    own = parameters(media_type).items()
    return min(
        found,
        key=lambda pattern: (
            pattern.count("*"),
            -len(own & parameters(pattern).items()),
            len(parameters(pattern).items() - own),
        ),
    )


def is_json(media_type: str) -> bool:
    """Whether a body of the media type is JSON (RFC 6839 §3.1)."""
    kind = essence(media_type)
    return kind == "application/json" or kind.endswith("+json")


def accepted(accept: str, documented: Sequence[str]) -> str | None:
    """The documented media type that an `Accept` header likes best, the first of several; None if it takes none."""
    ranges = [(piece, _quality(piece)) for piece in _pieces(accept)]
    if not ranges:
        return documented[0] if documented else None
    best_one, best_quality = None, 0.0
    for media_type in documented:
        quality = _liking(media_type, ranges)
        if quality > best_quality:
            best_one, best_quality = media_type, quality
    return best_one


def is_accepted(media_type: str, accept: str) -> bool:
    """Whether an `Accept` header takes a media type."""
    return accepted(accept, [media_type]) is not None


def _liking(media_type: str, ranges: Iterable[tuple[str, float]]) -> float:
    """How much a media type is wanted: by the range that says most of it (RFC 9110 §12.5.1)."""
    liking, most = 0.0, (-1, -1)
    own = parameters(media_type)
    for pattern, quality in ranges:
        said = {key: value for key, value in parameters(pattern).items() if key != "q"}
        if matches(media_type, pattern) and said.items() <= own.items():
            rank = (2 - essence(pattern).count("*"), len(said))
            if rank > most:
                most, liking = rank, quality
    return liking


def _pieces(text: str) -> list[str]:
    """The members of a list of media ranges."""
    return [piece.strip() for piece in text.split(",") if piece.strip()]


def _quality(text: str) -> float:
    weight = parameter(text, "q")
    if weight is None:
        return 1.0
    return (
        min(float(weight), 1.0)
        if re.fullmatch(r"[01](?:\.\d{0,3})?", weight, re.ASCII)
        else 0.0
    )
