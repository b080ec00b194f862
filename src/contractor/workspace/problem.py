"""Why there is no work done, where the document is not to blame: both say it as findings."""

from collections.abc import Iterable

from contractor.diagnostic import Finding, Severity

Mistake = tuple[tuple[str, ...], str, str, str | None]
"""The path of a key in a configuration, and the id, message and help of the finding about it."""


class Refused(Exception):
    """Settings, lock or disk do not allow the work; `findings` say what to do about it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(finding.message for finding in self.findings))


class TargetFailed(Refused):
    """A target cannot be loaded or does not do what a target must; `target` is its name."""

    def __init__(self, target: str, finding: Finding) -> None:
        self.target = target
        super().__init__([finding])


def refusal(id: str, message: str, help: str | None = None, notes: tuple[str, ...] = ()) -> Refused:
    """The refusal for one reason."""
    return Refused([Finding(id, Severity.ERROR, message, "", help, notes)])
