"""Which properties hold the key of another table.

Takes drafts of tables, says it of their properties; refuses to know paths. A name tells: `customerId`, `author_ids`,
and `isbn` where that is the key of books. What only a description hints at is a question.
"""

import re
from collections.abc import Iterator
from typing import Final

from contractor.frozen import frozen
from contractor.model import Enumeration, Property, Type
from contractor.nouns import phrase, singular
from contractor.proposing.draft import Draft, Drafts
from contractor.proposing.keys import usable
from contractor.proposing.kinds import Kinds, pattern
from contractor.proposing.things import nouns, stem
from contractor.resources.names import plain
from contractor.text import Words, words

_IDS: Final = frozenset("id ids uuid uuids guid guids sid sids".split())
#: Names of keys that things of all kinds have.
_COMMON: Final = _IDS | frozenset(
    "name key code slug title type number status state sid uid gid sha ref url href path index "
    "email date scope version label tag value kind".split()
)  # fmt: skip
#: Words before which a name tells which of them, and not another thing: `parent id` is one of its own.
_OWN: Final = frozenset({"parent", "previous", "next", "original", "root", "source", "replaces"})


@frozen
class Found:
    """The table whose key a property holds, and why that is thought. What is not `sure` is a question."""

    target: Draft
    why: str
    sure: bool
    several: bool = False
    """Whether the property is a list of keys."""


class Referring:
    """The drafts that can be referred to, by what they are called."""

    def __init__(self, drafts: Drafts, kinds: Kinds) -> None:
        self._kinds = kinds
        self._by_noun: dict[Words, list[Draft]] = {}
        self._by_key: dict[str, list[Draft]] = {}
        for one in drafts.values():
            if not one.can_be_named:
                continue
            called = nouns(one.thing) if one.thing is not None else (stem(one.record.name),)
            for noun in dict.fromkeys(called):
                if noun:
                    self._by_noun.setdefault(noun, []).append(one)
            word = plain(one.key_name)
            is_weak = one.key is not None and bool(one.key.weak)
            if word not in _COMMON and not is_weak:
                self._by_key.setdefault(word, []).append(one)

    def of(self, draft: Draft, one: Property, said: str = "") -> Found | None:
        """The table that a property refers to. `said` is what is written about it elsewhere."""
        item = self._kinds.item(one.type)
        kind = one.type if item is None else item
        family = self._kinds.family(kind)
        if family not in ("string", "uuid", "integer") or one.write_only:
            return None
        if isinstance(self._kinds.scalar(kind), Enumeration):
            return None
        if (
            draft.key is not None
            and one.name in draft.key.properties
            and len(draft.key.properties) == 1
        ):
            return None
        found = next(self._named(draft, one), None) or self._described(draft, one, kind, said)
        return None if found is None else self._fitting(found, kind, several=item is not None)

    def _named(self, draft: Draft, one: Property) -> Iterator[Found]:
        own = tuple(word.lower() for word in one.words or words(one.name))
        own = singular(tuple(word.lower() for word in words(one.name)) or own)
        last = own[-1:]
        if last and last[0] in _IDS and len(own) > 1:
            before = own[:-1]
            if before[-1] in _OWN and len(before) == 1:
                why = f"`{one.name}` may be another {phrase(stem(draft.record.name))}"
                if draft.can_be_named:
                    yield Found(draft, why, sure=False)
            for start in range(len(before)):
                targets = self._by_noun.get(singular(before[start:]), [])
                if targets:
                    yield self._one_of(
                        targets, draft, one, exact=start == 0 or len(before) - start > 1
                    )
                    return
        if plain(one.name) in self._by_key:
            targets = [each for each in self._by_key[plain(one.name)] if each is not draft]
            if targets:
                yield self._by_its_key(targets, one)
            return
        targets = [each for each in self._by_noun.get(own, []) if each is not draft]
        if len(targets) == 1 and self._speaks_of_key(targets[0], one):
            why = f"`{one.name}` is called as {targets[0].title} is"
            yield Found(targets[0], why, sure=self._kinds.family(one.type) == "uuid")

    def _speaks_of_key(self, target: Draft, one: Property) -> bool:
        """Whether a property looks as if it held a key: by its type, or by what is said of it."""
        if self._kinds.item(one.type) is not None or not target.key_name:
            return False
        key = re.escape(target.key_name.lower())
        text = (one.docs.description or "").lower()
        is_told = re.search(rf"(?<![a-z0-9])({key}|identifier)(?![a-z0-9])", text)
        return self._kinds.family(one.type) == "uuid" or is_told is not None

    def _one_of(self, targets: list[Draft], draft: Draft, one: Property, *, exact: bool) -> Found:
        """The table that a name means: of several, the one that stands nearest."""
        path = "" if draft.thing is None else draft.thing.home.path

        def common(other: Draft) -> int:
            theirs = "" if other.thing is None else other.thing.home.path
            return sum(
                mine == their
                for mine, their in zip(path.split("/"), theirs.split("/"), strict=False)
            )

        ranked = sorted(targets, key=lambda other: (-common(other), _depth(other)))
        best = ranked[0]
        # Whatever stands below the same thing is meant before what stands elsewhere.
        is_nearer = len(ranked) > 1 and common(best) > max(common(ranked[1]), 1)
        if len(ranked) > 1 and not is_nearer:
            names = ", ".join(each.title for each in targets)
            return Found(best, f"`{one.name}` may name any of {names}", sure=False)
        return Found(best, f"`{one.name}` names {best.title}", sure=exact or best is not draft)

    def _by_its_key(self, targets: list[Draft], one: Property) -> Found:
        best = targets[0]
        name = best.key_name
        theirs = usable(self._kinds, best.record)[name].type
        mine = self._kinds.item(one.type) or one.type
        is_same = self._kinds.family(mine) == "uuid" or (
            pattern(self._kinds, mine) is not None
            and pattern(self._kinds, mine) == pattern(self._kinds, theirs)
        )
        is_id = plain(name).endswith(("id", "uuid"))
        why = f"`{name}` is what tells {best.title} apart"
        return Found(best, why, sure=len(targets) == 1 and (is_same or is_id))

    def _described(self, draft: Draft, one: Property, kind: Type, said: str) -> Found | None:
        """The table that a description speaks of, where the value looks like a key."""
        text = f"{one.docs.description or ''} {said}".lower()
        if self._kinds.family(kind) != "uuid" and not re.search(
            r"\b(id|ids|identifier|uuid)\b", text
        ):
            return None
        own = {word.lower() for word in words(one.name)}
        if own & _COMMON:
            return None
        for noun, targets in self._by_noun.items():
            if targets == [draft] or draft in targets:
                continue
            if re.search(rf"\b{re.escape(phrase(noun))}\b", text):
                why = f"its description speaks of {targets[0].title}"
                return Found(targets[0], why, sure=False)
        return None

    def _fitting(self, found: Found, kind: Type, *, several: bool) -> Found | None:
        """What was found, as far as the types allow: keys of another kind are none."""
        target = found.target
        theirs = self._kinds.family(usable(self._kinds, target.record)[target.key_name].type)
        mine = self._kinds.family(kind)
        why, sure = found.why, found.sure
        if mine != theirs:
            if {mine, theirs} != {"string", "uuid"}:
                return None
            why = f"{why}; but one is a uuid and the other any text: say `format: uuid` of both"
            sure = False
        return Found(target, why, sure, several)


def _depth(one: Draft) -> int:
    """How deep down a thing is at home."""
    return 0 if one.thing is None else one.thing.home.path.count("/")
