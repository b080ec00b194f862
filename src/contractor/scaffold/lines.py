"""The body of a function, statement by statement.

Takes statements as they would stand on one line, gives lines; refuses to know what they do.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from contractor.targets.python.statements import statement

_STEP = 4


class Lines:
    """The lines so far. What is added inside of a head stands below it."""

    def __init__(self, indent: int) -> None:
        self._indent = indent
        self.lines: list[str] = []

    def add(self, *statements: str) -> None:
        """Statements, each of them broken where it is too long."""
        for one in statements:
            self.lines += statement(one, self._indent)

    def note(self, text: str) -> None:
        """A comment."""
        self.lines.append(f"{' ' * self._indent}# {text}")

    @contextmanager
    def inside(self, head: str) -> Iterator[None]:
        """Within the block: what stands below a head such as `if found is None:`."""
        self.add(head)
        self._indent += _STEP
        try:
            yield
        finally:
            self._indent -= _STEP
