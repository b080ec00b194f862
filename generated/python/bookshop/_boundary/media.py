# Made by contractor. Changes made here are lost.
"""Media types: what a header says, and what of a contract it matches (RFC 9110 §8.3, §12.5.1)."""

from collections.abc import Iterable


def essence(text: str) -> str:
    """Type and subtype without parameters, in lower case."""
    return text.partition(";")[0].strip().lower()


def parameter(text: str, name: str) -> str | None:
    """A parameter of a media type, such as `boundary` or `charset`."""
    for piece in text.split(";")[1:]:
        key, _, value = piece.partition("=")
        if key.strip().lower() == name:
            return value.strip().strip('"')
    return None


def matches(media_type: str, pattern: str) -> bool:
    """Whether a media type is of a kind such as `image/*`; parameters do not count."""
    kind, pattern = essence(media_type), essence(pattern)
    if pattern in ("*/*", kind):
        return True
    main, _, sub = pattern.partition("/")
    return sub == "*" and kind.partition("/")[0] == main


def best(media_type: str, documented: Iterable[str]) -> str | None:
    """The documented media type that says most of this one; None where none does."""
    found = [pattern for pattern in documented if matches(media_type, pattern)]
    return min(found, key=lambda pattern: pattern.count("*"), default=None)


def is_json(media_type: str) -> bool:
    """Whether a body of the media type is JSON (RFC 6839 §3.1)."""
    kind = essence(media_type)
    return kind == "application/json" or kind.endswith("+json")


def is_accepted(media_type: str, accept: str) -> bool:
    """Whether an `Accept` header takes a media type."""
    quality, specific = 0.0, -1
    for piece in accept.split(","):
        pattern = essence(piece)
        if pattern and matches(media_type, pattern):
            rank = 2 - pattern.count("*")
            if rank > specific:
                specific, quality = rank, _quality(parameter(piece, "q"))
    return quality > 0


def _quality(text: str | None) -> float:
    try:
        return 1.0 if text is None else float(text)
    except ValueError:
        return 0.0
