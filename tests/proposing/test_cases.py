"""Every folder of tests/proposing/cases: what is proposed for `spec.yaml` is what stands in `expect.overlay.yaml`.

`CONTRACTOR_REWRITE=1` writes it anew; the diff of that is what a reviewer reads. Where nothing is proposed, the file
holds the reasons.
"""

import os
from pathlib import Path

import pytest

from contractor.proposing import left_out
from tests.proposing.stored import applied, proposed

CASES = Path(__file__).parent / "cases"
REWRITE = os.environ.get("CONTRACTOR_REWRITE") == "1"


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_case(name: str, tmp_path: Path) -> None:
    document, expect = CASES / name / "spec.yaml", CASES / name / "expect.overlay.yaml"
    _, _, proposal, text = proposed(document)
    written = text or "".join(f"# {line}\n" for line in left_out(proposal) if line)
    if REWRITE:
        expect.write_text(written, "utf-8", newline="")
    assert expect.read_text("utf-8") == written
    if text:
        applied(document, text, tmp_path)
