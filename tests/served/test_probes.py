"""An application that a person wrote on what is generated keeps its contract, as far as its own rules go."""

from pathlib import Path

import pytest

from contractor.contract import read
from contractor.source import Files
from contractor.testing.credentials import Credential
from tests.testing.trying import tried

SPEC = Path(__file__).parents[2] / "specs" / "bookshop.yaml"
SHOWN = {
    "oauth": Credential("staff.catalogue:write+orders:read+orders:write"),
    "session": Credential("3f0c2a52-8a4e-4a55-9c1c-5d3b7f0e9a11"),
}


@pytest.mark.usefixtures("packages")
def test_probes_raise_no_false_alarm_over_rules_that_no_schema_says() -> None:
    from tests.served.shop import Shop, application

    found = read(Files.open(SPEC))
    probes = ("reach", "positive", "negative", "values")
    outcome = tried(found, application(Shop()), *probes, shown=SHOWN)
    assert outcome.failures == []
    # Its session is the id of a customer, and nobody knows one before it is made.
    assert outcome.unreached == ["GET /customers/me"]
    [lost] = [one for one in outcome.uncovered if one.kind == "unreached"]
    assert "Are the credentials right?" in lost.why
    assert len(outcome.sent) > 500
