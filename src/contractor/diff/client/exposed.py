"""What generated code calls what a model names.

Takes nothing, gives values and an interface; refuses to know how names are made: languages do, and whoever
knows both languages and comparisons hands them in.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from contractor.frozen import frozen
from contractor.model import Call, Enumeration, Model, Record, Scalar, TypeKey


@frozen
class Spelling:
    """A name, or a type, in both languages. Empty where a language has none."""

    python: str
    typescript: str

    @property
    def both(self) -> tuple[str, str]:
        """Both spellings, Python's first."""
        return self.python, self.typescript

    def __str__(self) -> str:
        """For a message: told once where both languages agree."""
        if self.python == self.typescript or not self.typescript:
            return f"`{self.python}`"
        if not self.python:
            return f"`{self.typescript}`"
        return f"`{self.python}` (in TypeScript `{self.typescript}`)"


@frozen
class CallNames:
    """What one operation is called.

    `name` is the method in Python and the function in TypeScript. `module` and `protocol` are where Python
    has it; they are empty, as all names are, for what a server does not serve. `arguments` are by place and
    name of the parameter, `replies` (Python's classes) by status, `headers` by status and name.
    """

    name: Spelling
    module: str = ""
    protocol: str = ""
    arguments: Mapping[tuple[str, str], Spelling] | None = None
    replies: Mapping[str, str] | None = None
    headers: Mapping[tuple[str, str], Spelling] | None = None


class Exposed(Protocol):
    """A model, and what the code that is generated from it calls everything."""

    @property
    def model(self) -> Model:
        """The model."""

    def type(self, key: TypeKey) -> Spelling:
        """A named type."""

    def attributes(self, record: Record) -> Mapping[str, str]:
        """Python's attributes of a record by their names on the wire; TypeScript has the names on the wire."""

    def members(self, enumeration: Enumeration) -> Sequence[Spelling]:
        """The members of an enumeration, in its order."""

    def scalar(self, kind: Scalar) -> Spelling:
        """What a type checker sees of a plain value: `datetime`, and `string`."""

    def call(self, call: Call) -> CallNames:
        """An operation."""
