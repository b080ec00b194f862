"""Schemathesis by itself, with its own defaults, on a document as it is written.

Takes a contract and an application, gives the names of the checks that fail; refuses to know what contractor adds.
"""

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from contractor.contract import Contract
from contractor.contract.bundle import bundle


def failures(
    contract: Contract, app: Any, operations: Iterable[str], seed: int, examples: int
) -> set[tuple[str, str]]:
    """The checks that fail, and for which operations; an error of the engine is one called `error`."""
    document = json.loads(json.dumps(bundle(contract)))
    servers = document.get("servers") or [{"url": "/"}]
    document["servers"] = [{"url": urlsplit(servers[0]["url"]).path or "/"}]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "openapi.json"
        path.write_text(json.dumps(document), "utf-8")
        schema = schemathesis.openapi.from_path(path, config=_config(seed, examples))
        schema.app = app
        chosen = schema.include(operation_id=list(operations))
        found: set[tuple[str, str]] = set()
        for event in from_schema(chosen).execute():
            if isinstance(event, (events.NonFatalError, events.FatalError)):
                if "link" not in str(event).lower():
                    found.add(("error", ""))
            elif isinstance(event, events.ScenarioFinished):
                log = event.recorder
                for case, checks in log.checks.items():
                    label = log.cases[case].value.operation.label
                    found |= {(one.name, label) for one in checks if one.failure_info is not None}
    return found


def _config(seed: int, examples: int) -> SchemathesisConfig:
    return SchemathesisConfig.from_dict(
        {
            "seed": seed,
            "workers": 1,
            "continue-on-failure": True,
            "headers": {"Authorization": "Bearer demo", "Cookie": "__Host-session=demo"},
            "cache": {"enabled": False},
            "generation": {"database": "none", "max-examples": examples},
        }
    )
