"""Whether what contract tests stand on is installed.

Takes nothing, gives words; refuses to import any of it.
"""

from importlib.metadata import PackageNotFoundError, version
from typing import Final

#: The one version whose inside the tests of contractor have probed.
SCHEMATHESIS: Final = "4.32.5"


def lacking() -> str | None:
    """What is missing, for a person; None where all is there."""
    try:
        found = version("schemathesis")
        version("httpx2")
    except PackageNotFoundError as why:
        return f"{why.name} is not installed, which contract tests stand on"
    if found != SCHEMATHESIS:
        return f"contract tests stand on Schemathesis {SCHEMATHESIS}, and {found} is installed"
    return None
