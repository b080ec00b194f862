"""Both versions of an application at work on what stands between them."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from contractor.migrations import Plan
from contractor.migrations.values import Side
from contractor.rehearsing.versions import Version

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Writing:
    def __init__(self, engine: "Engine", plan: Plan, sides: Mapping[Side, Version]) -> None:
        self.count = 0

    def all(self, count: int) -> Iterator[str]:
        yield from ()
