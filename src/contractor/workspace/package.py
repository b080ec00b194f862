"""The importable name of generated code.

Takes what a person wrote or a document's title, gives an identifier; refuses to know any target.
"""

import keyword
import sys
import unicodedata
from typing import Final

from contractor.text import snake, words
from contractor.workspace.problem import refusal

#: Longest name made from a title, in characters; some file systems end at 255 bytes.
_LONGEST: Final = 60
#: What generated code imports: a package of that name would hide it.
_IMPORTED: Final = frozenset(
    "annotated_types contractor fastapi jsonschema_rs pydantic pydantic_core sqlalchemy starlette"
    " typing_extensions".split()
)


def package_name(given: str | None, title: object) -> str:
    """The name as given, else from the title. Raises `Refused` if the given one cannot be imported."""
    if given is None:
        return from_title(title if isinstance(title, str) else "")
    if given in _IMPORTED:
        raise refusal(
            "invalid-package",
            f"a package called {given} would hide the one that generated code imports",
            f"for instance {from_title(given)}",
        )
    if given.isidentifier() and not keyword.iskeyword(given) and given.isascii():
        return given
    raise refusal(
        "invalid-package",
        f"{given!r} cannot be imported: a package is called by an identifier",
        f"for instance {from_title(given)}",
    )


def from_title(title: str) -> str:
    """An identifier in snake case that hides no module which generated code or the standard library imports."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    name = ""
    for word in words(plain):
        longer = f"{name}_{snake((word,))}" if name else snake((word,))
        if len(longer) > _LONGEST:
            break
        name = longer
    if not name:
        return "api"
    if name[0].isdigit():
        return f"api_{name}"
    hidden = keyword.iskeyword(name) or name in _IMPORTED or name in sys.stdlib_module_names
    return f"{name}_api" if hidden or keyword.issoftkeyword(name) else name
