"""Whether every voice gives one verdict: the schema, the Pydantic models and the zod validators.

Takes a document and its cases, the same as the other measures, gives how often each voice says what the schema
says, and how often all of them do.
"""

from typing import Any, Final

from exactness import python, zod
from exactness.instances import Case
from exactness.measure import About, Classes, tally
from exactness.oracle import Judge
from exactness.projection import without_binary

TITLE: Final = "One verdict"
HOW: Final = (
    "The same texts through Pydantic models, zod validators and the schema; `contractor` is all of them together. "
    "Left out is what is no JSON to one of them: text for raw bytes, which TypeScript has as a `Blob`."
)
DOCUMENTS: Final = (
    "museum.yaml",
    "train-travel.yaml",
    "box.json",
    "adyen-checkout.json",
    "discord.json",
    "openai.yaml",
    "github.json",
)


def measure(about: About) -> dict[str, Any]:
    """The agreement of each voice with the schema, and of all of them."""
    spelled = about.oracle.spelled
    with_text = Judge(spelled.definitions, spelled.names)
    as_bytes = Judge(without_binary(spelled.definitions), spelled.names)
    read, _ = python.ours(about)
    judged = zod.verdicts(about.document, [(case.key, case.text) for case in about.cases])
    pydantic, validators, together = _Voice(), _Voice(), _Voice()
    binary = 0
    for case, value, one, other in zip(about.cases, about.values, read, judged, strict=True):
        if with_text.takes(case.key, value) != as_bytes.takes(case.key, value):
            binary += 1
            continue
        first = one.get("raised", one.get("taken"))
        pydantic.add(case, first)
        validators.add(case, other)
        alike = first is case.valid and other is case.valid
        together.add(case, case.valid if alike else None)
        if not alike:
            cause = f"schema {case.valid}, Pydantic {first}, zod {other}"
            together.classes.add("no one verdict", cause, case)
    tools = {"contractor": together, "Pydantic alone": pydantic, "zod alone": validators}
    return {
        "cases": len(about.cases) - binary,
        "valid": sum(case.valid for case in about.cases),
        "touched": {"binary": binary},
        "tools": {name: one.plain() for name, one in tools.items()},
    }


class _Voice:
    """How often one voice says what the schema says."""

    def __init__(self) -> None:
        self._agreed: list[tuple[str, bool]] = []
        self.classes = Classes()

    def add(self, case: Case, said: object) -> None:
        """Count one verdict."""
        self._agreed.append((case.mutation, said is case.valid))

    def plain(self) -> dict[str, Any]:
        """The counts."""
        return {
            "agreement": [sum(one for _, one in self._agreed), len(self._agreed)],
            "by_mutation": tally(self._agreed),
            "classes": self.classes.plain(),
        }
