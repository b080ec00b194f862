"""Places: where a schema stands, and the words that come of it.

Takes keys, gives places and words; refuses to know what stands there, and how names are chosen (`names`).
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from contractor.model.types import TypeKey
from contractor.source import unescape
from contractor.text import Words, named_words, snake, spelled, words

#: Anonymous types nested deeper than this get a name, since compilers bound how deep brackets go.
_MAX_NESTING: Final = 24


@dataclass(slots=True)  # one for every schema, and gone at once: frozen ones take longer to make
class Place:
    """Where an anonymous schema stands, for its name: the type it is in, and its words behind that type's.

    `label` says that the words come from what a schema says of itself, and may repeat the owner's.
    """

    key: TypeKey
    owner: TypeKey | None
    parts: Words
    longer: tuple[Words, ...] = ()
    depth: int = 0
    label: bool = False
    instead: tuple[Words, ...] = ()

    @property
    def is_deep(self) -> bool:
        """Whether what stands here gets a name because it nests so deeply."""
        return self.depth > 0 and self.depth % _MAX_NESTING == 0


def is_component(key: TypeKey) -> bool:
    """Whether a key is that of a schema component of the root document."""
    return key.startswith("#/components/schemas/") and key.count("/") == 3


def home(key: TypeKey, known: Container[TypeKey]) -> Place:
    """The place of a schema that is referred to: a component or definition, a part of one, or a file.

    `known` are the keys of all schemas that may own a part.
    """
    file, _, pointer = key.partition("#")
    tokens = [unescape(token) for token in pointer.split("/")[1:]]
    folder, _, stem = file.rpartition("/")
    end = _named_until(file, tokens)
    if end is None:
        parts = [words(token) for token in tokens if token not in _UNTOLD and "{" not in token]
        return Place(key, None, tuple(word for part in parts for word in part), (("schema",),))
    named = tokens[end - 1] if end else stem.partition(".")[0]
    own, inside = words(named) or spelled(named), _inside(tokens[end:])
    owner = key.rsplit("/", len(tokens) - end)[0] if inside else key
    if inside and owner in known:
        return Place(key, owner, inside, (("part",),))
    before = [words(folder.rpartition("/")[2]), words(stem.partition(".")[0]) if end else ()]
    return Place(
        key,
        None,
        own + inside,
        (("schema",),),
        instead=tuple((*words_before, *own, *inside) for words_before in before if words_before),
    )


# ── keys ──────────────────────────────────────────────────────────────────────────────────────────


#: Keyword whose value holds schemas → how many tokens of a pointer it takes, and what it adds to a name.
_STEPS: Final[Mapping[str, tuple[int, Words]]] = {
    "properties": (2, ()),
    "patternProperties": (2, ("value",)),
    "additionalProperties": (1, ("value",)),
    "unevaluatedProperties": (1, ("value",)),
    "items": (1, ("item",)),
    "prefixItems": (2, ("item",)),
    "unevaluatedItems": (1, ("item",)),
    "contains": (1, ("item",)),
    "allOf": (2, ("part",)),
    "anyOf": (2, ("variant",)),
    "oneOf": (2, ("variant",)),
    "not": (1, ("part",)),
    "if": (1, ("part",)),
    "then": (1, ("part",)),
    "else": (1, ("part",)),
}
#: Tokens of a pointer that say nothing about what stands there.
_UNTOLD: Final = frozenset({"paths", "components", "schemas", "content", "schema"})


def has_name(key: TypeKey) -> bool:
    """Whether somebody chose a name for the schema at a key."""
    file, _, pointer = key.partition("#")
    tokens = [unescape(token) for token in pointer.split("/")[1:]]
    return _named_until(file, tokens) == len(tokens)


def _named_until(file: str, tokens: list[str]) -> int | None:
    """How many tokens lead to the last schema that somebody chose a name for, on the way to a key."""
    for end in range(len(tokens), 0, -1):
        if end > 1 and tokens[end - 2] in ("$defs", "definitions"):
            return end
        if end == 3 and tokens[:2] == ["components", "schemas"]:
            return end
    if not file:
        return None
    # In a file without sections, the last token before any keyword is the name.
    steps = (at for at, token in enumerate(tokens) if token in _STEPS)
    end = next(steps, len(tokens))
    return 1 if end == 0 and len(tokens) == 1 else end


def _inside(tokens: list[str]) -> Words:
    """The words of a part of a named schema."""
    found: Words = ()
    while tokens:
        taken, adds = _STEPS.get(tokens[0], (1, words(tokens[0])))
        own = tokens[1] if taken == 2 and len(tokens) > 1 and not adds else ""
        found += adds or words(own) or spelled(own)
        tokens = tokens[taken:]
    return found


# ── properties ────────────────────────────────────────────────────────────────────────────────────


def property_words(names: Iterable[str]) -> dict[str, Words]:
    """What code calls each property of one object. Names that meet are told apart whatever their order."""
    listed = list(names)
    found = {name: _own_words(name) for name in listed}
    if len({snake(code) for code in found.values()}) == len(listed):
        return found
    taken: set[str] = set()
    for name in sorted(listed, key=lambda name: (snake(found[name]) != name, name)):
        if snake(found[name]) in taken:
            found[name] = named_words(spelled(name), "field")
        while snake(found[name]) in taken:
            found[name] = (*found[name], "field")
        taken.add(snake(found[name]))
    return found


@lru_cache(maxsize=65536)
def _own_words(name: str) -> Words:
    plain = words(name)
    return named_words(plain if plain and name[:1] not in "+-" else spelled(name), "field")
