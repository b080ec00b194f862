"""What travels in which direction: properties that are only read or only sent (OpenAPI 3.1 §4.8.24).

Takes a contract, gives for each schema the names of properties that stay where they are, and the keys of the
schemas that so take one value when sent and another when received; refuses to know how schemas are written.
"""

from enum import StrEnum
from typing import Final

from contractor.contract.nodes import Contract
from contractor.contract.schema import Schema
from contractor.depth import deep
from contractor.graph import reaching

_NONE: Final[frozenset[str]] = frozenset()
_WORDS: Final = (b"readOnly", b"writeOnly")


class Direction(StrEnum):
    """Which way values travel, seen from the client of the contract.

    What a webhook or a callback delivers travels to the client: it is a response in everything but name.
    """

    REQUEST = "request"
    RESPONSE = "response"
    NONE = "none"


class Travel:
    """What travels, of one contract. `sent` is from client to server."""

    def __init__(self, contract: Contract) -> None:
        self._schemas = contract.schemas
        #: By identity: schemas that are put together share the place of one that they are made of.
        self._names: dict[tuple[int, bool], tuple[Schema, frozenset[str]]] = {}
        #: Keys of the schemas that say themselves that they travel in one direction, or lead to one that does.
        self._marked = reaching(
            {key: [one.ref] for key, one in contract.schemas.items() if one.ref is not None},
            [key for key, one in contract.schemas.items() if one.read_only != one.write_only],
        )
        files = contract.files.loaded.values()
        #: Whether any property says that it travels in one direction, wherever it stands.
        self.is_told = any(word in file.content for file in files for word in _WORDS)
        with deep():
            #: Keys of the schemas that take one value when sent and another when received.
            self.two_faced = self._two_faced() if self.is_told else set()

    def _two_faced(self) -> set[str]:
        edges: dict[str, list[str]] = {}
        own: set[str] = set()
        # Keywords without schemas and references, which most schemas share with others that say the same.
        leaves: set[int] = set()
        for key, schema in self._schemas.items():
            edges[key] = []
            pending = [schema]
            while pending:
                part = pending.pop()
                keywords = part.keywords
                if id(keywords) in leaves:
                    continue
                children = list(part.children())
                ref = keywords.get("$ref")
                if ref is not None:
                    edges[key].append(ref)
                elif not children:
                    leaves.add(id(keywords))
                    continue
                if "properties" in keywords and self._is_told(part):
                    own.add(key)
                pending += children
        return reaching(edges, own)

    def _is_told(self, part: Schema) -> bool:
        """Whether an object has properties that do not travel in some direction."""
        marked = self._marked
        told = any(
            "readOnly" in one.keywords
            or "writeOnly" in one.keywords
            or one.keywords.get("$ref") in marked
            for one in part.properties.values()
        )
        return told and bool(self.staying(part, sent=True) or self.staying(part, sent=False))

    def staying(self, schema: Schema, *, sent: bool) -> frozenset[str]:
        """Names of properties that do not travel in a direction, of the schema and all that applies with it."""
        if schema.boolean is not None:
            return _NONE
        known = self._names.get((id(schema), sent))
        if known is not None:
            return known[1]
        self._names[id(schema), sent] = (schema, _NONE)  # a circle adds nothing
        found = {name for name, one in schema.properties.items() if self.stays(one, sent=sent)}
        target = self._schemas.get(schema.ref or "")
        for part in (*schema.all_of, *(() if target is None else (target,))):
            found |= self.staying(part, sent=sent)
        self._names[id(schema), sent] = (schema, frozenset(found))
        return self._names[id(schema), sent][1]

    def stays(self, one: Schema, *, sent: bool) -> bool:
        """Whether a property stays where it is. One that is marked both ways travels in both."""
        seen: set[str] = set()
        while True:
            if one.read_only != one.write_only:
                return one.read_only is sent
            if one.ref is None or one.ref in seen or one.ref not in self._marked:
                return False
            seen.add(one.ref)
            one = self._schemas[one.ref]
