"""Every kind of change goes there and back and there again, with applications at work, on both databases."""

import pytest

from contractor.rehearsing import rehearse
from contractor.scratch import Dialect
from tests.databases import DIALECTS
from tests.migrations.kinds import KINDS, models
from tests.migrations.running import within


@pytest.fixture(params=DIALECTS)
def dialect(request: pytest.FixtureRequest) -> Dialect:
    found: Dialect = request.param
    return found


@pytest.fixture
def server(request: pytest.FixtureRequest, dialect: Dialect) -> str | None:
    found: str | None = request.getfixturevalue("postgresql") if dialect == "postgresql" else None
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_change(kind: str, dialect: Dialect, server: str | None) -> None:
    old, new = models(kind)
    came = rehearse(old, new, dialect, server=server, rows=20, writes=3, runner=within)
    assert [f"{one.stage}: {one.message}" for one in came.faults] == []
    assert came.writes > 0
    digests = dict(came.digests)
    assert {"before", "after", "after, and back", "after, again"} <= digests.keys()
