"""The promise *client*: what differs in the code that is generated from two models.

Takes both models with what generated code calls everything (`exposed`), gives occurrences of the rules in
`rows/client`; refuses to know languages beyond names and what type checkers see, and to weigh what differs.
`pairing` says which types are the same, `faces` what a type checker sees of them, `uses` who uses them.
"""

from collections.abc import Iterator
from typing import Any

from contractor.depth import deep
from contractor.diff.client.calls import calls, matched, moved
from contractor.diff.client.exposed import Exposed
from contractor.diff.client.pairing import paired
from contractor.diff.client.sides import Sides
from contractor.diff.client.types import types
from contractor.diff.occurrence import Occurrence, Where


def client(old: Exposed, new: Exposed) -> Iterator[Occurrence]:
    """What differs in generated code: types first, then operations and security."""
    with deep():
        sides = Sides(old, new, paired(old, new))
        found = matched(old, new)
        everything = [
            *types(sides, moved(sides, found), {call.at for call in found.added}),
            *calls(sides, found),
            *_schemes(sides),
        ]
    yield from everything


def _schemes(sides: Sides) -> Iterator[Occurrence]:
    """Names of security schemes, which the generated client asks for credentials by."""
    before = sides.old.model.contract.security_schemes
    after = sides.new.model.contract.security_schemes
    place = Where(section="components")
    for name, scheme in before.items():
        if name not in after:
            told: dict[str, Any] = {"scheme": name}
            id = "client-security-scheme-removed"
            yield Occurrence(id, "security-scheme-removed", place, base=scheme.at, arguments=told)
    for name, scheme in after.items():
        if name not in before:
            told = {"scheme": name}
            id = "client-security-scheme-added"
            yield Occurrence(id, "security-scheme-added", place, revision=scheme.at, arguments=told)
