"""What contractor says to a person: findings, how grave they are, and where they point.

Takes nothing, gives values; refuses to know how a finding is printed (that is `report/`) and how a
pointer becomes a line (that is `source/`, and it happens only when somebody asks).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How grave a finding is. Only ERROR changes an exit code."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as people write it: `error`, `warning`, `info`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file. Lines and columns count from 1, columns in characters; `end` is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding is about: what there is to say of it, its key, and its span once located."""

    label: str
    at: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know about a document.

    `at` is a key: the file relative to the root document (empty for the root itself), `#`, and the JSON
    pointer (RFC 6901), for instance `#/components/schemas/Order` or `common.yaml#/Money`. It is the empty
    string where a finding is about no document at all. `on_key` says that the name at the end of the
    pointer is what is wrong, not the value below it. `span` is filled in by `Files.locate`. `related` are
    other places, in this document or another one.
    """

    id: str
    severity: Severity
    message: str
    at: str = ""
    help: str | None = None
    notes: tuple[str, ...] = ()
    on_key: bool = False
    span: Span | None = None
    related: tuple[Related, ...] = ()

    @property
    def pointer(self) -> str:
        """The JSON pointer inside the file (RFC 6901)."""
        return self.at.partition("#")[2]


class DocumentError(Exception):
    """No contract can be built from the document; `findings` say why, the gravest first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=lambda finding: -finding.severity))
        super().__init__("; ".join(finding.message for finding in self.findings))


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those of error severity, in their order."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
