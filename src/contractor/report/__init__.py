"""Findings as a person or a program reads them: one file per format.

Takes located findings, gives text; refuses to know where it goes and what caused the findings.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from contractor.diagnostic import Finding
from contractor.report import github, json, text
from contractor.source import Files

Report = Callable[[Sequence[Finding], Files | None], str]

FORMATS: Final[Mapping[str, Report]] = {
    "text": text.report,
    "json": json.report,
    "github": github.report,
}
