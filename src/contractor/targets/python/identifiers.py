"""Names as Python identifiers.

Takes words, gives identifiers; refuses to know what else is named nearby, but for what the caller says is
taken. Python reads identifiers in NFKC, so they are written in it.
"""

from collections.abc import Container
from functools import lru_cache
from keyword import iskeyword
from typing import Final
from unicodedata import combining, normalize

from contractor.text import Words, pascal, snake, upper

#: Builtins that annotations use: a class attribute of that name would hide them from the next annotation.
_BUILTINS: Final = frozenset("bool bytes dict float int list str tuple".split())
#: What a module or a field may be called in some language, but not in Python without confusion.
_SOFT: Final = frozenset({"self", "cls"})
#: No file on Windows can have these names, whatever its suffix.
_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
#: Characters of a module's name at most. A character may take four bytes, a file name 255.
_FILE_NAME: Final = 60


@lru_cache(maxsize=65536)
def type_name(name: Words) -> str:
    """`OrderLine`; a keyword gets an underscore (`None_`)."""
    return _free(_identifier(pascal(name)))


@lru_cache(maxsize=65536)
def attribute(name: Words) -> str:
    """`order_line`; keywords and the builtins that annotations use get an underscore (`list_`)."""
    found = _free(_identifier(snake(name)))
    return f"{found}_" if found in _BUILTINS or found in _SOFT else found


@lru_cache(maxsize=65536)
def constant(name: Words) -> str:
    """`ORDER_LINE`."""
    return _free(_identifier(upper(name)))


@lru_cache(maxsize=4096)
def module_name(name: Words) -> str:
    """`order_lines`, the name of a module: in ASCII where letters only lose their accents by it.

    As many words as make a file name that every system takes.
    """
    found = snake(name)
    while len(found) > _FILE_NAME and len(name) > 1:
        name = name[:-1]
        found = snake(name)
    found = found[:_FILE_NAME]
    plain = "".join(char for char in normalize("NFKD", found.casefold()) if not combining(char))
    found = _free(_identifier(plain if plain.isascii() else found))
    return f"{found}_" if found in _DEVICES else found


def unique(name: str, taken: Container[str]) -> str:
    """The name with as many underscores behind it as make it free."""
    while name in taken:
        name += "_"
    return name


def _identifier(text: str) -> str:
    if text.isascii() and text.isidentifier() and text[0] != "_":
        return text
    text = normalize("NFKC", text)
    kept = "".join(char if ("a" + char).isidentifier() else "_" for char in text).strip("_")
    return kept if kept and kept.isidentifier() else f"n{kept}" if kept else "unnamed"


def _free(name: str) -> str:
    return f"{name}_" if iskeyword(name) else name
