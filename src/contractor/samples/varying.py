"""Examples of another instance: `Station 2` where the document gives `Station`.

Takes an example and a number, gives values like it; refuses to know whether they fit.
"""

import re
from collections.abc import Iterator
from typing import Any

_DIGITS = re.compile(r"^(.*?)(\d+)(\D*)$", re.DOTALL)


def varied(example: Any, turn: int) -> Iterator[Any]:
    """Values like an example, the likeliest first; none where nothing is known of its like."""
    if isinstance(example, bool) or example is None:
        return
    if isinstance(example, (int, float)):
        yield example + turn
        yield example - turn
    elif isinstance(example, str):
        yield from _texts(example, turn)


def _texts(example: str, turn: int) -> Iterator[str]:
    found = _DIGITS.match(example)
    if found is not None:
        digits = str(int(found[2]) + turn).zfill(len(found[2]))
        yield f"{found[1]}{digits}{found[3]}"
    words = example.split()
    if words and len(example) > 3 and words[-1].isalpha() and len(words) < 6:
        yield f"{example} {turn + 1}"
