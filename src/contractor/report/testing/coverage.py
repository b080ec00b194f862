"""What was seen of an operation, answer by answer.

Takes a `Covered`, gives counts and words; refuses to know the formats.
"""

from collections.abc import Mapping

from contractor.testing.outcome import Covered, answering


def documented(one: Covered) -> Mapping[str, int]:
    """Every documented answer, and how often it came back."""
    answered: dict[str, int] = dict.fromkeys(one.documented, 0)
    for status, count in one.seen.items():
        name = answering(status, one.documented)
        if name is not None:
            answered[name] += count
    return answered


def undocumented(one: Covered) -> Mapping[int, int]:
    """Every status that no answer is documented for, and how often it came back."""
    return {
        status: count
        for status, count in one.seen.items()
        if answering(status, one.documented) is None
    }


def came(one: Covered) -> str:
    """`200 ×12, 404 (4XX) ×3`; `none` where nothing came back."""
    answers: dict[str, int] = {}
    for status, count in one.seen.items():
        written = answering(status, one.documented)
        label = (
            str(status) if written == str(status) else f"{status} ({written or 'not documented'})"
        )
        answers[label] = count
    return ", ".join(f"{label} ×{count}" for label, count in answers.items()) or "none"
