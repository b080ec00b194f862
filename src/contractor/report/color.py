"""Whether and how text is coloured.

Takes a choice, a stream's nature and the environment, gives a decision; styles are ANSI escapes.
"""

from collections.abc import Mapping
from typing import Final, Literal

from contractor.diagnostic import Severity

Choice = Literal["auto", "always", "never"]

BOLD: Final = "1"
DIM: Final = "2"
GREEN: Final = "32"
CYAN: Final = "36"
OF_SEVERITY: Final = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;34"}


def wanted(choice: str, *, is_terminal: bool, environment: Mapping[str, str]) -> bool:
    """Whether to colour: as chosen; with `auto` where a person watches and has not set NO_COLOR.

    FORCE_COLOR asks for colours where nobody watches, for logs that show them.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal and environment.get("TERM") != "dumb"


def paint(text: str, style: str, color: bool) -> str:
    """The text in a style, if there are colours."""
    return f"\x1b[{style}m{text}\x1b[0m" if color and text else text
