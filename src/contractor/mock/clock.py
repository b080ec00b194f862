"""The clock of a mock: it stands still between changes, and so says the same in every run.

Takes a beginning, gives instants; refuses to know the time of day.
"""

from datetime import datetime, timedelta


class Clock:
    """Begins at an instant, and goes on by a second at each change."""

    def __init__(self, begin: datetime) -> None:
        self._now = begin

    def tick(self) -> str:
        """The instant of a change, as RFC 3339 has it."""
        self._now += timedelta(seconds=1)
        return self._now.isoformat().replace("+00:00", "Z")
