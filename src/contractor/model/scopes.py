"""Dynamic references: which of them lead to one schema only, and which schemas mean another thing elsewhere.

Takes a contract, gives what is static and the keys of the schemas that reach a reference which is not; refuses
to know types. JSON Schema 2020-12 core §8.2.3.2.
"""

from collections import Counter
from functools import cached_property

from contractor.contract import Contract, Schema
from contractor.contract.json_schema import parts, references
from contractor.graph import reaching


class Scopes:
    """The dynamic references of one contract."""

    def __init__(self, contract: Contract) -> None:
        self._schemas = contract.schemas
        files = contract.files.loaded.values()
        #: Whether any file says the word; hardly any does.
        self._told = any(b"dynamicRef" in file.content for file in files)

    def is_static(self, schema: Schema) -> bool:
        """Whether a dynamic reference can lead to one schema only: nothing else has its anchor."""
        target = self._schemas.get(schema.dynamic_ref or "")
        if target is None or schema.ref is not None:
            return False
        anchor = target.get("$dynamicAnchor")
        return anchor is None or self._anchors[anchor] == 1

    @cached_property
    def dynamic(self) -> set[str]:
        """Keys of the schemas whose meaning depends on where they are evaluated from."""
        if not self._told:
            return set()
        edges = {key: list(references(schema)) for key, schema in self._schemas.items()}
        return reaching(
            edges,
            [
                key
                for key, schema in self._schemas.items()
                if any(
                    part.dynamic_ref is not None and not self.is_static(part)
                    for part in parts(schema)
                )
            ],
        )

    @cached_property
    def _anchors(self) -> Counter[str]:
        """How many schemas have each dynamic anchor."""
        places = {
            part.at: part.get("$dynamicAnchor")
            for schema in self._schemas.values()
            for part in parts(schema)
            if part.has("$dynamicAnchor")
        }
        return Counter(places.values())
