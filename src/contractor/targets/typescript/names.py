"""What types are called in TypeScript.

Takes the definitions of a model, gives an identifier for each; refuses to know what they hold.
"""

from collections.abc import Callable, Mapping
from typing import Final

from contractor.model import Definition, TypeKey
from contractor.text import Words, camel, pascal

#: Words that name nothing of ours.
RESERVED: Final = frozenset(
    "break case catch class const continue debugger default delete do else enum export extends false finally "
    "for function if import in instanceof new null return super switch this throw true try typeof var void "
    "while with".split()
)


def identifiers(definitions: Mapping[TypeKey, Definition]) -> dict[TypeKey, str]:
    """An identifier for every definition, all different."""
    found: dict[TypeKey, str] = {}
    taken: set[str] = set()
    for key, definition in definitions.items():
        name = identifier(definition.name)
        while name in taken:
            name += "_"
        taken.add(name)
        found[key] = name
    return found


def identifier(name: Words, case: Callable[[Words], str] = pascal) -> str:
    """The words in a case. A character that may stand in no identifier is named by its number."""
    text = case(name)
    if text.isascii():
        return text
    return "".join(char if f"a{char}".isidentifier() else f"U{ord(char):04X}" for char in text)


def label(name: Words) -> str:
    """The words as the label of a tuple's item; empty where they make none."""
    text = identifier(name, camel)
    if text in RESERVED:
        return f"{text}_"
    return text if text.isidentifier() else ""
