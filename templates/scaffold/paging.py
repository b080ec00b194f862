"""Pages of lists: a cursor says where one begins."""

import re


def beginning(cursor: str | None) -> int:
    """Where a page begins: with the first thing where the cursor is none of ours."""
    return int(cursor) if cursor and re.fullmatch("[0-9]{1,9}", cursor) else 0


def following(start: int, size: int, total: int) -> str | None:
    """The cursor of the page behind one, None behind the last."""
    return str(start + size) if size and start + size < total else None
