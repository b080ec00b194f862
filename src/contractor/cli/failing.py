"""When findings make a verb fail: an option, and the exit status that it asks for.

Takes findings, gives 0 or 1; refuses to know what they are about.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

import click

from contractor.diagnostic import Finding, Severity

F = TypeVar("F", bound=Callable[..., Any])
_LEAST: Final[Mapping[str, Severity | None]] = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "none": None,
}


def option(command: F) -> F:
    """--fail-on: the least that makes a verb fail."""
    return click.option(
        "--fail-on",
        type=click.Choice(list(_LEAST)),
        default="error",
        show_default=True,
        help="The least that makes the exit status 1.",
    )(command)


def status(found: Iterable[Finding], fail_on: str) -> int:
    """The exit status: 1 where a finding is as grave as that."""
    least = _LEAST[fail_on]
    return 1 if least is not None and any(one.severity >= least for one in found) else 0
