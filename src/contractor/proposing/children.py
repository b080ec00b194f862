"""Items of lists that are rows of their own: they have no path, and refer to other tables.

Takes drafts and all that are known, gives the drafts of such items, and notes at each list that it is of rows; refuses
to know how their references are claimed.
"""

from contractor.model import Record, TypeKey
from contractor.nouns import phrase
from contractor.proposing.draft import Draft, Drafts
from contractor.proposing.kinds import Kinds
from contractor.proposing.referring import Referring
from contractor.proposing.things import stem
from contractor.proposing.values import Claim
from contractor.resources.names import plain


def children(drafts: Drafts, known: Drafts, kinds: Kinds) -> Drafts:
    """The drafts of items of lists, by the keys of their records."""
    referring = Referring(known, kinds)
    found: Drafts = {}
    for key, lists in _lists(drafts, kinds).items():
        record = kinds.model.definitions.get(key)
        if not isinstance(record, Record) or key in known or len(lists) != 1:
            continue
        [(owner, name)] = lists
        child = Draft(record, None, None, is_component=True, parent=owner)
        if _is_child(record, owner, kinds):
            refers = _refers(child, referring, kinds)
            if refers:
                _note(child, owner, name, refers)
                found[key] = child
    return found


def _lists(drafts: Drafts, kinds: Kinds) -> dict[TypeKey, list[tuple[Draft, str]]]:
    """The lists of each record: whose they are, and what the property is called."""
    found: dict[TypeKey, list[tuple[Draft, str]]] = {}
    for draft in drafts.values():
        for name, (one, place) in kinds.properties(draft.record).items():
            item = kinds.item(one.type)
            record = None if item is None else kinds.record(item)
            if record is not None and kinds.can_change(place):
                found.setdefault(record.key, []).append((draft, name))
    return found


def _is_child(record: Record, owner: Draft, kinds: Kinds) -> bool:
    """Whether rows can be made of items that have no key of their own."""
    names = {plain(name) for name in kinds.properties(record)}
    return (
        owner.can_be_named
        and kinds.read(record) != set()
        and kinds.is_component(record.key)
        and kinds.can_change(record.key)
        and not names & {"id", "uuid"}
        and record.key not in kinds.model.references.get(record.key, {})
    )


def _refers(child: Draft, referring: Referring, kinds: Kinds) -> list[str]:
    """The tables that the items of a list refer to for sure."""
    found = [referring.of(child, one) for one, _ in kinds.properties(child.record).values()]
    return [one.target.title for one in found if one is not None and one.sure]


def _note(child: Draft, owner: Draft, name: str, refers: list[str]) -> None:
    """Note why the items of a list are rows, and that they are at the list."""
    why = f"the items of `{name}` of {owner.title} refer to {', '.join(dict.fromkeys(refers))}"
    child.why = [f"{child.title}: {why}"]
    called = phrase(stem(owner.record.name))
    child.claims = [Claim("parent", owner.title, f"they go with their {called}")]
    owner.column(name, Claim("store", "children", f"a row of {child.title} for each item"))
