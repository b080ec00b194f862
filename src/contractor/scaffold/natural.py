"""Annotations as people write them: texts with a format by the type of Python that they become.

Takes types, gives annotations and notes their imports; refuses to know what generated code calls these types.
"""

from collections.abc import Mapping
from typing import Final

from contractor.model import Scalar
from contractor.targets.pydantic.plain import Plain
from contractor.targets.python.layout import Atom, Code

#: Format of a text → where its type is imported from, its name, and how one is made of a literal.
MADE: Final[Mapping[str, tuple[str, str, str]]] = {
    "uuid": ("uuid", "UUID", "{}({})"),
    "date-time": ("datetime", "datetime", "{}.fromisoformat({})"),
    "date": ("datetime", "date", "{}.fromisoformat({})"),
    "time": ("datetime", "time", "{}.fromisoformat({})"),
    "decimal": ("decimal", "Decimal", "{}({})"),
    "ipv4": ("ipaddress", "IPv4Address", "{}({})"),
    "ipv6": ("ipaddress", "IPv6Address", "{}({})"),
}


class Natural(Plain):
    """Annotations in one module."""

    def _scalar(self, kind: Scalar) -> Code:
        if kind.kind != "string":
            return super()._scalar(kind)
        if kind.format in ("binary", "byte"):
            return Atom("bytes")
        made = MADE.get(kind.format or "")
        if made is None:
            return Atom("str")
        source, name, _ = made
        return Atom(self._module.use(source, name))
