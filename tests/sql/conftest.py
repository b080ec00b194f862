"""An empty PostgreSQL database for the tests that need one, as its own driver calls it."""

from collections.abc import Iterator

import pytest

from contractor import scratch


@pytest.fixture(scope="module")
def emptied(postgresql: str) -> Iterator[str]:
    """The URL of a database that is dropped afterwards."""
    with scratch.database("postgresql", postgresql) as url:
        yield url.replace("postgresql+psycopg:", "postgresql:")
