"""Small documents for tests, written as a person would."""

from pathlib import Path
from textwrap import dedent

import pytest

from contractor.contract import Contract, read
from contractor.source import Files

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
corpus = pytest.mark.skipif(
    not CORPUS.is_dir(),
    reason="there is no folder ../shared/corpus",
)


def contract(text: str, **options: bool) -> Contract:
    """The contract of a document; `openapi` and `info` are added where they are missing."""
    body = dedent(text)
    if "openapi:" not in body:
        body = "openapi: 3.1.1\ninfo: {title: Test, version: '1'}\n" + body
    return read(Files.of_text(body), **options)


def ids(found: Contract) -> list[tuple[str, str]]:
    """Finding ids and where they point."""
    return [(finding.id, finding.at) for finding in found.findings]
