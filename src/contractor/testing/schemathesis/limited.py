"""The engine with a time limit: what did not get the time that it would have taken.

Takes a schema of the engine's, gives its events; refuses to read them. The engine shares its time among operations
and goes on where one has used its share, without a word; so its context is asked here whether it did.
"""

from typing import Any
from unittest import mock

from schemathesis.engine import core, from_schema
from schemathesis.engine.context import EngineContext
from schemathesis.engine.run import PhaseName


class _Context(EngineContext):
    cut: set[tuple[str, str]]
    now: tuple[str, str] | None = None

    def feedback_for(self, *, operation: Any, phase: PhaseName) -> Any:
        # The engine asks for it where it begins with an operation.
        self.now = (phase.value, operation.label)
        return super().feedback_for(operation=operation, phase=phase)

    @property
    def is_operation_slice_expired(self) -> bool:
        over = super().is_operation_slice_expired
        if over and self.now is not None:
            self.cut.add(self.now)
        return over


def stream(schema: Any, cut: set[tuple[str, str]]) -> core.EventStream:
    """The engine's events; phase and label of what is cut short go into `cut`."""

    class Telling(_Context):
        pass

    Telling.cut = cut
    # The engine makes its context itself, and only of this name.
    with mock.patch.object(core, "EngineContext", Telling):
        return from_schema(schema).execute()
