"""Declarations of rows, broken into lines as `ruff format` breaks them.

Takes the parts of a declaration, gives lines; refuses to know what they mean.
"""

from typing import Final

from contractor.targets.python.layout import WIDTH, Group, framed, width

_STEP: Final = 4


def declared(attribute: str, kind: Group, value: Group | None, indent: int) -> str:
    """`attribute: Mapped[kind] = value(...)`, the declaration of a column or of a relation."""
    margin = " " * indent
    first = f"{margin}{attribute}: "
    if value is None:
        if width(first + kind.flat) <= WIDTH or width(first + kind.head + "[") <= WIDTH:
            return framed(first, kind, "", indent)
        if width(first + "(") <= WIDTH:
            return "\n".join([f"{first}(", framed(f"{margin}    ", kind, "", 8), f"{margin})"])
        return _narrow(first, kind, "", indent)
    flat = f"{first}{kind.flat} = "
    if width(f"{flat}{value.head}(") <= WIDTH or width(flat + value.flat) <= WIDTH:
        return framed(flat, value, "", indent)
    if width(f"{flat}(") <= WIDTH:
        inner = framed(f"{margin}    ", value, "", indent + _STEP)
        return f"{flat}(\n{inner}\n{margin})"
    head, _, foot = _narrow(first, kind, " = ", indent).rpartition("\n")
    return f"{head}\n{framed(foot, value, '', indent)}"


def _narrow(first: str, kind: Group, last: str, indent: int) -> str:
    """An annotation with its parts on lines of their own, whatever they are."""
    margin = " " * (indent + _STEP)
    parts = [framed(margin, part, "", indent + _STEP) for part in kind.parts]
    return "\n".join([f"{first}{kind.head}[", *parts, f"{' ' * indent}]{last}"])
