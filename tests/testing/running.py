"""Whole runs of contract tests against applications in process."""

from collections.abc import Mapping
from typing import Any

from contractor.contract import Contract
from contractor.contract.servers import prefix
from contractor.testing.asgi import Application, Asgi
from contractor.testing.credentials import Credential, credentials
from contractor.testing.outcome import Tested
from contractor.testing.probes import Probe
from contractor.testing.run import Subject, test
from contractor.testing.selecting import served
from contractor.testing.settings import ENGINE, Settings


def ran(
    contract: Contract,
    app: Application,
    *,
    phases: tuple[str, ...] = ENGINE,
    probes: tuple[Probe, ...] = (),
    shown: Mapping[str, Credential] | None = None,
    **settings: Any,
) -> Tested:
    """What came of testing an application; by default by the engine alone, with few examples."""
    endpoints = served(contract)
    bases = {one.operation.at: prefix(one) for one in endpoints}
    said = credentials(contract, shown or {})
    subject = Subject("the application", contract, endpoints, Asgi(app), bases, "", said)
    whole = Settings(phases=phases, **{"examples": 5, **settings})
    return test(subject, whole, probes, lambda phase: None)
