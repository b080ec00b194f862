"""Where one side of a comparison could not be understood, and the other could.

Takes two contracts, gives places that nobody can judge, each with the reason; refuses to judge the rest. What both
sides get wrong alike is the same on both.
"""

from collections.abc import Iterator

from contractor.contract import Contract
from contractor.diagnostic import Finding, Severity


def unread(old: Contract, new: Contract) -> tuple[tuple[str, str], ...]:
    """The reasons, each with the key of the place: references that lead nowhere, members of a wrong type."""
    olds, news = _errors(old), _errors(new)
    return (*_reasons("old", olds, news), *_reasons("new", news, olds))


def _errors(contract: Contract) -> dict[tuple[str, str], Finding]:
    found = (*contract.files.findings, *contract.findings)
    return {(one.at, one.message): one for one in found if one.severity is Severity.ERROR}


def _reasons(
    word: str,
    own: dict[tuple[str, str], Finding],
    others: dict[tuple[str, str], Finding],
) -> Iterator[tuple[str, str]]:
    for mark, one in own.items():
        if mark not in others:
            yield f"the {word} side cannot be understood here: {one.message}", one.at
