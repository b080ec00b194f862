"""Text of a document inside Markdown: it stays text, whoever renders it.

Takes any string, gives Markdown for one line; refuses to know where it is put. No markup, no HTML, no link,
image or automatic link, no mention of a person and no reference to an issue comes of it.
"""

import re
from collections.abc import Callable
from typing import Final

from contractor.report.visible import visible
from contractor.text import short

#: Characters that are shown of one text.
LONGEST: Final = 400
#: What makes markup wherever it stands, the colon of a URL and the dot of a host included.
_MARKUP: Final = re.compile(r"[\\`*_\[\]!|~]|:(?=//)|(?<=[Ww]{3})\.")
#: What makes a list, a heading or a rule at the beginning of a line.
_BEGINNING: Final = re.compile(r"^(\s*\d*)([-+=.)])")
#: Shown as they are, but with a border around them: GitHub looks for `@name`, `#12`, `GH-12` and `$formula$`
#: in what is rendered.
_ACTING: Final = re.compile(r"[@#$]|(?i:GH)(?=-\d)")
#: Everything that makes markup inside of an HTML element, ours or a reader's.
_MARKUP_IN_HTML: Final = re.compile(r"[!%&*+.:<=>?\[\]\\^_`{|}~]")
#: Everything in a cell that is neither letter, digit nor space. Entities make no markup (CommonMark §2.5).
_MARKS: Final = re.compile(r"[!-/:-@\[-`{-~]")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ENTITY: Final = re.compile(r"[&<>]")
_TICKS: Final = re.compile(r"`+")


def prose(text: str, longest: int = LONGEST) -> str:
    """Text between our own words."""
    return _BEGINNING.sub(r"\1\\\2", _within(short(text, longest)))


def html(text: str, longest: int = LONGEST) -> str:
    """Text inside of an HTML element, whether or not a reader looks for markup there."""
    return _in_html(visible(short(text, longest)), _MARKUP_IN_HTML)


def sentence(text: str, longest: int = LONGEST) -> str:
    """Prose of ours about a document: what stands between two backticks in it is code."""
    return _BEGINNING.sub(r"\1\\\2", _told(short(text, longest), _within, code))


def html_sentence(text: str, longest: int = LONGEST) -> str:
    """The same inside of an HTML element."""
    return _told(short(text, longest), html, cell)


def code(text: str, longest: int = LONGEST) -> str:
    """Text as code on one line."""
    shown = visible(short(text, longest))
    if not shown.strip():
        return "` `"
    fence = "`" * (_longest_run(shown) + 1)
    gap = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{gap}{shown}{gap}{fence}"


def cell(text: str, longest: int = LONGEST) -> str:
    """Text as code in a cell of a table: tables are cut at bars before code is looked for."""
    return f"<code>{_in_html(visible(short(text, longest)), _MARKS)}</code>"


def block(text: str, language: str = "") -> str:
    """Lines as a block of code."""
    fence = "`" * max(3, _longest_run(text) + 1)
    lines = "\n".join(visible(line) for line in text.split("\n"))
    return f"{fence}{language}\n{lines}\n{fence}"


def _within(text: str) -> str:
    """Prose that does not begin a line."""
    return _inert(_MARKUP.sub(lambda found: "\\" + found[0], visible(text)))


def _told(text: str, plain: Callable[[str], str], quoted: Callable[[str], str]) -> str:
    parts = text.split("`")
    # Where backticks come in no pairs, or pairs touch, they are the document's own.
    if len(parts) % 2 == 0 or not all(parts[1:-1]):
        return plain(text)
    return "".join(
        (quoted if index % 2 else plain)(part) if part else "" for index, part in enumerate(parts)
    )


def _in_html(shown: str, marks: re.Pattern[str]) -> str:
    parts = [marks.sub(_entity, part) for part in _ACTING.split(shown)]
    # Readers of mail addresses look at what entities mean, and not beyond an element.
    borders = [f"<span>{mark}</span>" for mark in _ACTING.findall(shown)]
    return "".join(part + border for part, border in zip(parts, [*borders, ""], strict=True))


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _inert(shown: str) -> str:
    safe = _ENTITY.sub(lambda found: _ENTITIES[found[0]], shown)
    return _ACTING.sub(lambda found: f"<span>{found[0]}</span>", safe)


def _longest_run(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)
