"""What is proposed for properties that hold the keys of other tables.

Takes drafts and all that are known, notes their references and to whom their rows belong; refuses to know how a
property tells what it refers to.
"""

from collections.abc import Iterator, Mapping

from contractor.model import Call
from contractor.nouns import phrase
from contractor.proposing.belonging import Belonging, is_owner
from contractor.proposing.draft import Draft, Drafts
from contractor.proposing.kinds import Kinds
from contractor.proposing.referring import Found, Referring
from contractor.proposing.things import stem
from contractor.proposing.values import Claim
from contractor.resources import Resources, Role
from contractor.resources.names import plain


class Relating:
    """What the drafts of one API are to one another."""

    def __init__(self, kinds: Kinds, resources: Resources, calls: Mapping[int, Call]) -> None:
        self._kinds = kinds
        self._resources = resources
        self._calls = calls

    def relate(self, drafts: Drafts, known: Drafts) -> None:
        """Note what drafts refer to, and what their rows belong to, of all that are known."""
        referring = Referring(known, self._kinds)
        belonging = Belonging(known, self._kinds, self._resources)
        for draft in drafts.values():
            refers = dict(self._refers(draft, referring))
            belonging.belong(draft, refers)
            for name, found in refers.items():
                draft.column(name, *self._claims(draft, name, found))

    def _refers(self, draft: Draft, referring: Referring) -> Iterator[tuple[str, Found]]:
        """The properties of a draft that hold keys."""
        said = _said_of_arguments(draft)
        for name, (one, place) in self._kinds.properties(draft.record).items():
            if self._kinds.can_change(place) and not self._kinds.has(place):
                found = referring.of(draft, one, said.get(plain(name), ""))
                if found is not None:
                    yield name, found

    def _claims(self, draft: Draft, name: str, found: Found) -> Iterator[Claim]:
        """What is said of a property that holds a key, or several."""
        target, sure = found.target, found.sure
        if found.several:
            sure = sure and draft.key is not None and len(draft.key.properties) == 1
        yield Claim("references", target.title, found.why, sure)
        if found.several:
            yield Claim("store", "children", "a row for each key", sure)
        if draft.parent is not target or not is_owner(draft, name, self._kinds):
            yield Claim("on-delete", "restrict", self._why_restrict(target), sure)

    def _why_restrict(self, target: Draft) -> str:
        """Why rows stay that others refer to."""
        home = None if target.thing is None else target.thing.home
        index = None if home is None else home.operations.get(Role.DELETE)
        call = None if index is None else self._calls.get(index)
        if call is None:
            return f"{target.title} is never deleted"
        if any(answer.status == "409" for answer in call.answers):
            return f"{call.method.upper()} {call.path} answers 409"
        called = phrase(stem(target.record.name))
        return f"nothing says what becomes of it without its {called}; this loses nothing"


def _said_of_arguments(draft: Draft) -> dict[str, str]:
    """What is written about the arguments of a thing's lists, by their names."""
    said: dict[str, str] = {}
    for sight in () if draft.thing is None else draft.thing.seen("listed"):
        for one in sight.call.inputs:
            if one.place == "query" and one.property.docs.description:
                said.setdefault(plain(one.property.name), one.property.docs.description)
    return said
