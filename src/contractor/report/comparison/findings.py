"""Changes as findings, for every format that prints these.

Takes a judgement, gives located findings in its order; refuses to drop any change and to know the formats.
"""

import json
from typing import Any, Final

from contractor.containment.verdict import Counterexample
from contractor.diagnostic import Finding, Related
from contractor.diff.change import Change, Reading
from contractor.report.comparison import reached
from contractor.report.comparison.judgement import Judgement
from contractor.report.comparison.places import Places, places
from contractor.text import short

#: Characters of a sentence or a value that a report shows: names in documents may be megabytes.
LONGEST: Final = 400
#: What there is to say of the old place, by the side that lacks the node.
_LABELS: Final = {
    "": "it was this before",
    "old": "nothing of it stood here",
    "new": "it stood here",
}


def findings(judgement: Judgement) -> list[Finding]:
    """A finding for each change, the gravest first; then what is to be said of the comparison itself."""
    changes = [finding(change, judgement) for change in judgement.changes]
    return [*changes, *judgement.findings]


def finding(change: Change, judgement: Judgement) -> Finding:
    """One change: its message at the new place, with the old one beside it, and everything there is to know."""
    found = places(judgement.comparison, change)
    here, related = _placed(found)
    return Finding(
        change.id,
        change.level,
        short(change.message, LONGEST),
        found.at,
        _plain(change.remedy) or None,
        tuple(notes(change)),
        span=here,
        related=related,
    )


def notes(change: Change) -> list[str]:
    """Why it matters, whom it reaches, an instance, other readings, and hints."""
    said = [
        _plain(change.why),
        reached.sentence(change),
        reached.parts(change),
        "" if change.counterexample is None else instance(change.counterexample),
        *hints(change),
    ]
    return [note for note in said if note]


def instance(found: Counterexample) -> str:
    """`for instance {"status": "checked-in"} was valid, and is refused now (enum)`."""
    return f"for instance {value(found.value)} {fate(found)}"


def fate(found: Counterexample) -> str:
    """What became of a value, and which keyword refuses it."""
    became = (
        "was valid, and is refused now"
        if found.accepted == "old"
        else "was refused, and may be sent now"
    )
    return f"{became} ({short(found.keyword)})" if found.keyword else became


def hints(change: Change) -> list[str]:
    """What the same edit is elsewhere, and what leaves the verdict alone."""
    return [*map(_also, change.also), *(short(note, LONGEST) for note in change.notes)]


def value(found: Any, longest: int = LONGEST) -> str:
    """A JSON value on one line."""
    return short(json.dumps(found, ensure_ascii=False), longest)


def _also(reading: Reading) -> str:
    names = reached.operations(reading.operations)
    where = f" in {reached.listed(names)}" if names else ""
    return f"also: {reading.id} ({reading.level.word}){where}"


def _placed(found: Places) -> tuple[Any, tuple[Related, ...]]:
    """The place to point at, and the other one: the new side first, as that is what a reviewer changes."""
    if found.revision is None:
        return found.base, ()
    if found.base is None:
        return found.revision, ()
    return found.revision, (Related(_LABELS[found.lacks], span=found.base),)


def _plain(sentence: str) -> str:
    """A row's sentence without its full stop, as notes have none."""
    said = sentence.removesuffix(".")
    return short(said, LONGEST)
