"""Schemathesis, in this process, on the contract's own document. Nothing outside of this folder imports it.

Takes a contract, what answers requests and how to test, gives failures and what could not be tested, and tells of
every exchange; refuses to judge anything itself. What is used of it stands outside of its public interface, so one
version is pinned, and tests/testing probes that version.

It is asked to be deterministic: a seed, one worker, no cache, no database of examples. With a time limit it shares
the time among operations; what did not get the time that it would have taken is not covered.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

import hypothesis.configuration
import schemathesis

from contractor.testing.copied import copied
from contractor.testing.failure import Failure, Known, NotCovered
from contractor.testing.schemathesis.asked import Explored, configuration, label
from contractor.testing.schemathesis.baseline import load
from contractor.testing.schemathesis.bridge import Bridge
from contractor.testing.schemathesis.keys import Keys
from contractor.testing.schemathesis.mended import mended
from contractor.testing.schemathesis.running import Tell, run
from contractor.testing.schemathesis.told import not_generated
from contractor.testing.transport import Transport

__all__ = ["Explored", "Tell", "explore", "load", "versions"]


def versions() -> dict[str, str]:
    """What tests, and in which version."""
    return {name: version(name) for name in ("schemathesis", "hypothesis", "jsonschema-rs")}


def explore(
    asked: Explored, transport: Transport, tell: Tell
) -> Iterator[Failure | Known | NotCovered]:
    """Run the engine; every failure once, with how often it was seen.

    `tell` gets every exchange, and whether the contract allows its request.
    """
    with _home(), mended():
        bridge = Bridge(transport, asked.timeout)
        try:
            schema = _schema(asked, bridge)
        except schemathesis.errors.SchemathesisError as why:
            yield not_generated("", "#", type(why).__name__, str(why))
            return
        with Keys(asked.contract, asked.endpoints, asked.seed).renewed():
            yield from run(asked, schema, bridge, tell)


def _schema(asked: Explored, bridge: Bridge) -> Any:
    document = copied(asked.contract, asked.bases)
    whole = schemathesis.openapi.from_dict(document, config=configuration(asked))
    labels = {label(one) for one in asked.endpoints}
    schema = whole.include(lambda context: context.operation.label in labels)
    schema.app = bridge
    return schema


@contextmanager
def _home() -> Iterator[None]:
    """Within it, Hypothesis keeps its files out of the person's project."""
    with tempfile.TemporaryDirectory(prefix="contractor-") as folder:
        hypothesis.configuration.set_hypothesis_home_dir(folder)
        try:
            yield
        finally:
            hypothesis.configuration.set_hypothesis_home_dir(None)
