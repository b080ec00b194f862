"""Paths with variables in braces, as the document writes them (OpenAPI 3.2 §4.8.2, "Path Templating").

Takes a path, gives its parts; refuses to fill them in.
"""

import re
from typing import Final

#: A variable of a path or of a server's URL; its name is the first group.
VARIABLE: Final = re.compile(r"\{([^{}]*)\}")


def variables(path: str) -> list[str]:
    """The names of a path's variables, in their order."""
    return VARIABLE.findall(path)


def as_sent(path: str) -> str:
    """A path without what stands behind `#`: that tells operations apart in a document, and nobody sends it."""
    return path.partition("#")[0]
