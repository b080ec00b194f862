"""How contract tests are run.

Takes nothing, gives values; refuses to know where they are said.
"""

from datetime import date
from pathlib import Path
from typing import Final

from contractor.frozen import frozen
from contractor.testing.exchange import Headers

#: What the engine does, in its order: documented examples, each keyword of a schema and what violates it, values by
#: chance, and sequences of operations that lead to one another.
ENGINE: Final = ("examples", "coverage", "fuzzing", "stateful")


@frozen
class Settings:
    """How to test. `phases` are those of the engine and names of probes; None is all of them.

    `seconds` is the time that there is, None for as long as it takes; `timeout` the seconds that one answer may
    take. `headers` are sent with every request. `allowed` are kinds of `NotCovered` that make no run fail.
    `baseline` is Schemathesis's file of known failures, which `update_baseline` adds to; `today` is the day on which
    its entries must not be over.
    """

    seed: int = 1
    examples: int = 100
    seconds: float | None = None
    timeout: float = 10.0
    phases: tuple[str, ...] | None = None
    headers: Headers = ()
    allowed: tuple[str, ...] = ()
    baseline: Path | None = None
    update_baseline: bool = False
    today: date = date.max

    def wants(self, phase: str) -> bool:
        """Whether a phase is asked for."""
        return self.phases is None or phase in self.phases
