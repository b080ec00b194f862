"""The real oasdiff, for tests that compare with it: the one that `make oasdiff` installed, else that on PATH.

Without it those tests are skipped, and say so; in CI they fail instead.
"""

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

from contractor.workspace.oasdiff import Installed, installed

_OWN = Path(__file__).parents[1] / "tools" / "go" / "bin" / "oasdiff"


@cache
def real() -> Installed:
    """The oasdiff that is here; skips the test, or fails it in CI, where there is none."""
    found = _OWN if _OWN.exists() else shutil.which("oasdiff")
    if found is not None:
        return installed(Path(found))
    reason = "oasdiff is not installed: run make oasdiff (it needs Go)"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
