"""What is checked of media types, encodings and headers.

Takes a survey, gives facts; refuses to word them.
"""

import re
from collections.abc import Iterator
from typing import Final

from contractor.contract import nodes as n
from contractor.contract.reach import properties
from contractor.contract.schema import Schema
from contractor.lint.operations import described, examples_twice
from contractor.lint.rule import Fact
from contractor.lint.walk import Content, Survey
from contractor.source import join

# RFC 9110 §5.6.2 and §8.3.1; ranges as in §12.5.1.
_WORD: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_PARAMETER: Final = rf"[ \t]*;[ \t]*(?:{_WORD}=(?:{_WORD}|\"(?:[^\"\\]|\\.)*\"))?"
_MEDIA_TYPE: Final = re.compile(rf"{_WORD}/{_WORD}(?:{_PARAMETER})*[ \t]*")
#: Media types whose parts an Encoding Object describes (OpenAPI 3.1 §4.8.15).
_ENCODED: Final = ("application/x-www-form-urlencoded", "multipart/")


def check(survey: Survey) -> Iterator[Fact]:
    """Facts about what bodies, responses and headers hold."""
    for content in survey.contents:
        if not content.key.startswith("x-") and not _MEDIA_TYPE.fullmatch(content.key):
            yield Fact("invalid-media-type", content.at, {"type": content.key}, on_key=True)
        if content.media is not None:
            yield from examples_twice(content.media.at, content.media.raw)
            yield from _encoding(survey, content)
    seen: set[str] = set()
    for headed in survey.headers:
        if headed.response and headed.name.lower() == "content-type":
            yield Fact("ignored-response-header", headed.at, on_key=True)
        if headed.header is not None and headed.header.at not in seen:
            seen.add(headed.header.at)
            yield from described(headed.header.at, headed.header.raw, f"header `{headed.name}`")


def _encoding(survey: Survey, content: Content) -> Iterator[Fact]:
    media = content.media
    if media is None or not media.encoding:
        return
    at = join(media.at, "encoding")
    if not content.key.lower().startswith((*_ENCODED, "*/*")):
        yield Fact("encoding-without-effect", at, {"type": content.key}, on_key=True)
        return
    yield from _names(survey.contract, media, at)


def _names(contract: n.Contract, media: n.MediaType, at: str) -> Iterator[Fact]:
    declared = None if media.schema is None else _declared(contract, media.schema)
    for name, encoding in media.encoding.items():
        if declared is not None and name not in declared:
            yield Fact("unknown-encoding", join(at, name), {"name": name}, on_key=True)
        for one in (encoding.content_type or "").split(","):
            if encoding.content_type is not None and not _MEDIA_TYPE.fullmatch(one.strip()):
                place = join(at, name, "contentType")
                yield Fact("invalid-media-type", place, {"type": one.strip()})


def _declared(contract: n.Contract, schema: Schema) -> dict[str, None] | None:
    """Property names of a body, None where any name may be one."""
    found = properties(contract, schema)
    return found.names if found.known and not found.patterns else None
