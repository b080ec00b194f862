"""What differs between two contracts, as a person or a program reads it: one file per format.

Takes a `Judgement`, gives text; refuses to know where it goes and how changes are found. Whatever a document
says is shown as text and never acts.
"""

from collections.abc import Mapping
from typing import Final, Protocol

from contractor.report.comparison import github, json, junit, markdown, page, sarif, text
from contractor.report.comparison.judgement import Judgement


class ComparisonReport(Protocol):
    """A format. `color` asks for colours, `verbose` for what a person is spared, where the format has either."""

    def __call__(self, judgement: Judgement, *, color: bool = False, verbose: bool = False) -> str:
        """The comparison as text that ends with a line end."""
        ...


FORMATS: Final[Mapping[str, ComparisonReport]] = {
    "text": text.report,
    "json": json.report,
    "github": github.report,
    "sarif": sarif.report,
    "junit": junit.report,
    "markdown": markdown.report,
    "html": page.report,
}
