"""Words and the ways languages write them.

Takes any string, gives words (`"orderLine-id"` → `("order", "Line", "id")`) and spells words in a case.
Refuses to know what is being named. Words keep their author's capitals, so that `APIKey` stays `APIKey`
in Pascal case and becomes `api_key` in snake case.
"""

import re
from functools import lru_cache

Words = tuple[str, ...]

# A run of capitals before a capitalised word, a capitalised or lower-case run, a run of capitals, digits.
_WORD = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@lru_cache(maxsize=65536)
def words(text: str) -> Words:
    """The words of a name: split at whatever is no letter or digit, at digits, and at camel humps.

    Digits stay with the word before them (`sha256`, `Order2`). Where none precedes they begin a word, and
    letters that follow at once belong to it (`2fa`, `1024x1024`, `3D`). A text that is all capitals
    (`ORDER_STATUS`) counts as lower case; a plural acronym (`URLs`, `IDs`) is one word. What no identifier
    may hold is left out, and the rest is in the form that Python compares identifiers in (PEP 3131: NFKC).
    """
    if not text.isascii():
        text = _identifiable(text)
    elif text.islower() and text.replace("_", "").isalpha():  # most are
        return tuple(filter(None, text.split("_")))
    shouting = not any(char.islower() for char in text)
    lowered = shouting and ("_" in text or " " in text or "-" in text)
    found: list[str] = []
    end = -1
    for match in _WORD.finditer(text):
        part = match[0]
        adjacent = bool(found) and match.start() == end
        end = match.end()
        if part[0].isdigit():
            pieces = [part]
        elif lowered:
            pieces = [part.lower()]
        else:
            pieces = _humps(part)
        if adjacent and (part[0].isdigit() or found[-1][0].isdigit()):
            found[-1] += pieces.pop(0)
        found += pieces
    return tuple(found)


def _identifiable(text: str) -> str:
    import unicodedata

    return "".join(
        char if ("a" + char).isidentifier() else " " for char in unicodedata.normalize("NFKC", text)
    )


def _humps(part: str) -> list[str]:
    pieces = _CAMEL.split(part)
    joined: list[str] = []
    for piece in pieces:
        # `URLs` is cut into `UR`, `Ls`, `IDs` into `I`, `Ds`: a plural s belongs to its acronym.
        if joined and joined[-1].isupper() and len(piece) == 2 and piece[1] == "s":
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def named_words(name: Words, kind: str) -> Words:
    """The words with `kind` before a leading digit, since no language lets a name begin with one."""
    return (kind, *name) if name and name[0][0].isdigit() else name


@lru_cache(maxsize=65536)
def pascal(name: Words) -> str:
    """`OrderLine`. Two digit runs that would meet are kept apart by an underscore (`V1_2`)."""
    out = ""
    for word in name:
        if out and out[-1].isdigit() and word[0].isdigit():
            out += "_"
        out += word[0].upper() + word[1:]
    return out


@lru_cache(maxsize=65536)
def camel(name: Words) -> str:
    """`orderLine`."""
    if not name:
        return ""
    head, rest = name[0], name[1:]
    tail = pascal(rest)
    glue = "_" if tail and head[-1].isdigit() and tail[0].isdigit() else ""
    return head.lower() + glue + tail


@lru_cache(maxsize=65536)
def snake(name: Words) -> str:
    """`order_line`."""
    return "_".join(word.lower() for word in name)


@lru_cache(maxsize=65536)
def upper(name: Words) -> str:
    """`ORDER_LINE`."""
    return snake(name).upper()


def short(text: str, longest: int = 80) -> str:
    """A text for a message: its beginning, if it is longer."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def nearest(word: str, known: "list[str] | tuple[str, ...]") -> str | None:
    """The known word that `word` was probably meant to be, if one is close."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1)
    return close[0] if close else None


_SYMBOLS = {
    "+": "plus",
    "-": "minus",
    "*": "star",
    "/": "slash",
    "\\": "backslash",
    "%": "percent",
    "&": "and",
    "|": "pipe",
    "@": "at",
    "#": "hash",
    "$": "dollar",
    "!": "not",
    "?": "question",
    "=": "equals",
    "<": "less",
    ">": "greater",
    "~": "tilde",
    "^": "caret",
    ".": "dot",
    ",": "comma",
    ":": "colon",
    ";": "semicolon",
    "'": "quote",
    '"': "quotes",
    "`": "backtick",
    "(": "open",
    ")": "close",
    "[": "bracket",
    "]": "unbracket",
    "{": "brace",
    "}": "unbrace",
    "_": "underscore",
    " ": "space",
}


def spelled(text: str) -> Words:
    """The words of a name with its symbols spoken: `+1` is `plus 1`, where `words` would leave `1`.

    Different texts give different words, but for their capitals and for symbols that have no name.
    """
    import unicodedata

    found: list[str] = []
    for part in re.findall(r"[^\W\d_]+|\d+|.", text, re.DOTALL):
        if words(part):
            found += words(part)
        else:
            named = _SYMBOLS.get(part) or unicodedata.name(part, "character").lower()
            # A digit in a character's name is nothing that the document says.
            found += [word for word in words(named) if word.isalpha()]
    return tuple(found) or ("empty",)
