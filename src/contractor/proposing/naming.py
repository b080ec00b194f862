"""What proposed tables are called: as the path calls their things, else as the document calls the schema.

Takes drafts, gives each a name of its own; refuses to know anything else of them.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from contractor.nouns import plural, singular
from contractor.proposing.draft import Draft
from contractor.proposing.sights import called
from contractor.proposing.things import stem
from contractor.text import Words, snake, words

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}")
#: Characters that leave room for the names of indexes and constraints.
_LONGEST: Final = 48


def name_all(drafts: Iterable[Draft], taken: Collection[str]) -> None:
    """Name the drafts; `taken` are names of other tables."""
    known = {one.lower() for one in taken}
    for draft in drafts:
        for name in _names(draft):
            if (
                _NAME.fullmatch(name)
                and name.lower() not in known
                and not name.startswith("sqlite_")
            ):
                draft.name = name
                known.add(name.lower())
                break


def _names(draft: Draft) -> Iterator[str]:
    record = tuple(one.lower() for one in draft.record.name)
    for name in (*_said(draft, record), plural(stem(draft.record.name)), plural(record)):
        found = snake(name)
        if len(found) <= _LONGEST:
            yield found
    yield f"{snake(record)[:_LONGEST]}_rows"
    for number in range(2, 1_000):
        yield f"{snake(record)[:_LONGEST]}_rows_{number}"


def _said(draft: Draft, record: Words) -> Iterator[Words]:
    """What the path calls them; behind what they belong to, where that is another thing's path."""
    if draft.thing is None:
        yield plural(record)
        return
    home = draft.thing.home
    last = called(home.collection or home.path).rpartition("/")[2]
    noun = () if "{" in last else plural(singular(tuple(one.lower() for one in words(last))))
    own = plural(stem(draft.record.name))
    if not noun:
        yield own
    elif "{" not in (home.collection or home.path):
        yield noun
    elif own[-len(noun) :] == noun and draft.is_component:
        yield own
    elif draft.parent is not None:
        yield (*stem(draft.parent.record.name), *noun)
    else:
        yield own if draft.is_component else noun
