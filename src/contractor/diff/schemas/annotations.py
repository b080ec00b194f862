"""What keywords say that refuses no value: words to people, and what is told to tools.

Takes nothing, gives names of keywords; refuses to know what they say.
"""

from collections.abc import Callable
from typing import Final

#: Nobody but a reader sees a change of these.
WORDS: Final = frozenset(
    {
        "title",
        "description",
        "example",
        "examples",
        "externalDocs",
        "$comment",
        "$schema",
        "$anchor",
    }
)
#: Keywords that say something to people only.
TOLD: Final = frozenset(
    {"title", "description", "default", "example", "examples", "externalDocs", "$comment"}
)
#: The same, and what is told to tools: no value is allowed or refused for it.
UNWEIGHED: Final = TOLD | {"deprecated", "xml", "$schema", "$id", "$anchor", "contentSchema"}


def mapped(was: str | None, now: str | None, alike: Callable[[str, str], bool]) -> bool:
    """Whether two keys in the mappings of discriminators are of the same schema, under whatever name."""
    return was == now or (was is not None and now is not None and alike(was, now))
