"""What things stand below, by their paths.

Takes the resources of an API, gives the places above one of them; refuses to know tables.
"""

import re
from collections.abc import Iterator
from typing import Final

from contractor.proposing.sights import called
from contractor.resources import Resource, Resources

_VARIABLE: Final = re.compile(r"\{[^{}]*\}")


def place(path: str) -> str:
    """A path, whatever its variables are called."""
    return _VARIABLE.sub("{}", called(path))


def above(resources: Resources, home: Resource) -> Iterator[str]:
    """The places that a resource stands below, the nearest first."""
    path = home.parent
    while path and path in resources.by_path:
        one = resources.by_path[path]
        yield place(one.path)
        path = one.parent
