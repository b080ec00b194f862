"""What is asked of an operation: values of its parameters, and a body.

Takes nothing, gives values; refuses to know how they travel. Values are JSON; what a file holds is text with a
character for each byte, as the contract's schemas see it.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from contractor.frozen import changed, frozen

Key = tuple[str, str]
"""Place and name of a parameter: `("query", "limit")`."""


@frozen
class Text:
    """A parameter as this text and no other, whatever its style would make of a value."""

    text: str


@frozen
class Twice:
    """A parameter that stands there twice, each time with this value."""

    value: Any


@frozen
class Body:
    """A body. `name` is the documented media type or range of them, `type` what is said to be sent.

    `content` are the bytes, where they are not what a writer makes of `value`.
    """

    name: str
    type: str
    value: Any = None
    content: bytes | None = None


@frozen
class Call:
    """One call of an operation. What is not among `values` is not sent."""

    values: Mapping[Key, Any] = field(default_factory=dict)
    body: Body | None = None

    @property
    def path(self) -> dict[str, Any]:
        """The values of the parameters of the path, by their names."""
        return {name: value for (place, name), value in self.values.items() if place == "path"}

    def having(self, key: Key, value: Any) -> "Call":
        """The same call with another value of a parameter."""
        return changed(self, values={**self.values, key: value})

    def lacking(self, key: Key) -> "Call":
        """The same call without a parameter."""
        return changed(self, values={one: v for one, v in self.values.items() if one != key})

    def carrying(self, value: Any) -> "Call":
        """The same call with another value of its body."""
        if self.body is None:
            return self
        body = Body(self.body.name, self.body.type, value)
        return changed(self, body=body)
