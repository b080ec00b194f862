"""Resources as values.

Takes nothing, gives values; refuses to know how they are found.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from contractor.frozen import frozen


class Role(StrEnum):
    """What an operation does to a resource."""

    LIST = "list"
    CREATE = "create"
    READ = "read"
    REPLACE = "replace"
    UPDATE = "update"
    DELETE = "delete"
    ACT = "act"
    """Anything else; what it is about is the resource that it stands below."""


@frozen
class Listing:
    """Where a list stands in the body of an answer: the names of the properties that lead to it."""

    inside: tuple[str, ...] = ()


@frozen
class Resource:
    """Things of one kind, or one thing below another.

    `path` is that of a thing (`/books/{isbn}`), `collection` where things are made and listed (`/books`), which a
    single thing (`/books/{isbn}/cover`) has not. `variable` is the part of the path that tells things apart, and
    `member` the property of a thing that holds it; both are empty where there is none. `inside` leads from the body
    of an answer to the thing, where it is wrapped. `parent` is the path of the resource that it stands below.
    `operations` are the places in `Contract.endpoints` of what is done to it, by what each does; things with a path
    of their own may be made and listed in a collection below others (`/stays/{id}`, `/rooms/{number}/stays`).
    Where no path leads to a single one of its things it is not `addressed`, and `path` is that which they would have.
    """

    path: str
    collection: str = ""
    variable: str = ""
    member: str = ""
    inside: tuple[str, ...] = ()
    parent: str = ""
    operations: Mapping[Role, int] = field(default_factory=dict)
    addressed: bool = True

    @property
    def is_known(self) -> bool:
        """Whether a client can learn which things there are: they are listed or made, and say what they are called."""
        told = Role.LIST in self.operations or Role.CREATE in self.operations
        return not self.variable or (told and bool(self.member))


@frozen
class Step:
    """What one operation does: its role, and in which resource. `listing` is where it lists, if it does."""

    role: Role
    resource: Resource | None
    listing: Listing | None = None


@frozen
class Resources:
    """All of them by path, parents first, and the step of each operation by its place in `Contract.endpoints`."""

    by_path: Mapping[str, Resource]
    steps: Mapping[int, Step]

    def above(self, resource: Resource) -> tuple[Resource, ...]:
        """The resources that it stands below, the outermost first."""
        found: list[Resource] = []
        while resource.parent:
            resource = self.by_path[resource.parent]
            found.append(resource)
        return tuple(reversed(found))
