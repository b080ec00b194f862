"""A table in the making: a thing, what tells its rows apart, and what was found out so far.

Takes nothing, gives values; refuses to know how they are found.
"""

from dataclasses import dataclass, field

from contractor.frozen import frozen
from contractor.model import Record, TypeKey
from contractor.proposing.things import Thing
from contractor.proposing.values import Claim
from contractor.source import unescape


@frozen
class Key:
    """The properties that tell rows apart, and why. `weak`: why they may not."""

    properties: tuple[str, ...]
    why: str
    weak: str = ""


@dataclass(slots=True)
class Draft:
    """A table in the making. `thing` is None where it is only the items of a list of another table."""

    record: Record
    thing: Thing | None
    key: Key | None
    is_component: bool
    name: str = ""
    weak: str = ""
    parent: "Draft | None" = None
    why: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    columns: dict[str, list[Claim]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the document calls the schema."""
        return unescape(self.record.key.rpartition("/")[2])

    @property
    def can_be_named(self) -> bool:
        """Whether other tables can refer to it: it has a name, and one key."""
        return self.is_component and bool(self.key_name)

    @property
    def key_name(self) -> str:
        """The one property that is its key; empty where there is none, or several are."""
        return self.key.properties[0] if self.key and len(self.key.properties) == 1 else ""

    def column(self, name: str, *claims: Claim) -> None:
        """Note what is proposed for a property; what was said of it before stays."""
        said = self.columns.setdefault(name, [])
        known = {one.name for one in said}
        said += [one for one in claims if one.name not in known]


Drafts = dict[TypeKey, Draft]
