"""Findings as a person or a program reads them: one file per format.

Takes located findings, gives text; refuses to know where it goes and what caused the findings. Whatever a
document says is shown as text and never acts on a terminal or a log. Findings are printed by file, line,
column and id, whatever order they come in.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from contractor.diagnostic import Finding
from contractor.report import github, json, junit, markdown, sarif, text
from contractor.report.explained import UNEXPLAINED, Explained
from contractor.source import SourceFile


class Report(Protocol):
    """A format.

    `files`, by the paths that people see, give the lines of code frames; `color` asks for colours where the
    format has any; `rules` say by id what a format has to say about them besides their findings.
    """

    def __call__(
        self,
        findings: Sequence[Finding],
        files: Mapping[str, SourceFile],
        *,
        color: bool = False,
        rules: Mapping[str, Explained] = UNEXPLAINED,
    ) -> str:
        """The findings as text that ends with a line end."""
        ...


FORMATS: Final[Mapping[str, Report]] = {
    "text": text.report,
    "json": json.report,
    "github": github.report,
    "sarif": sarif.report,
    "junit": junit.report,
    "markdown": markdown.report,
}
