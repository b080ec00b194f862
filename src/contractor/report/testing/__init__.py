"""What came of contract tests, as a person or a program reads it: one file per format.

Takes a `Tested` and its contract, gives text; refuses to know where it goes and how anything was found. Whatever a
document or a server says is shown as text and never acts.
"""

from collections.abc import Mapping
from typing import Final, Protocol

from contractor.contract import Contract
from contractor.report.testing import github, json, junit, markdown, page, text
from contractor.testing.outcome import Tested


class OutcomeReport(Protocol):
    """A format. `color` asks for colours, `verbose` for what a person is spared, where the format has either."""

    def __call__(
        self, tested: Tested, contract: Contract, *, color: bool = False, verbose: bool = False
    ) -> str:
        """The outcome as text that ends with a line end."""
        ...


FORMATS: Final[Mapping[str, OutcomeReport]] = {
    "text": text.report,
    "json": json.report,
    "github": github.report,
    "junit": junit.report,
    "markdown": markdown.report,
    "html": page.report,
}
