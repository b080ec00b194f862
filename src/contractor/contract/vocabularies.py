"""Which keywords say nothing in a schema, because its meta-schema does not ask for them.

Takes files and a document's dialect, gives for the key of a schema the keywords that are annotations there.
A meta-schema lists vocabularies in `$vocabulary` (JSON Schema 2020-12 core §8.1.2); plain 2020-12 has
`format-annotation`, and so `format` refuses no value there (validation §7.2.1). Under OpenAPI's own dialect
formats are asserted, as everybody who writes one expects. Refuses to know what a keyword means.
"""

from typing import Any, Final

from contractor.contract.schema import ASSERTED
from contractor.source import Files, split

_PLAIN: Final = "https://json-schema.org/draft/2020-12/schema"
_VOCABULARY: Final = "https://json-schema.org/draft/2020-12/vocab/"
_FORMAT: Final = frozenset({"format"})
_VALIDATION: Final = ASSERTED - _FORMAT
_NONE: Final[frozenset[str]] = frozenset()


class Vocabularies:
    """The vocabularies of one document's schemas. `declared` is its `jsonSchemaDialect`."""

    def __init__(self, files: Files, declared: Any) -> None:
        self._files = files
        self._named: dict[str, frozenset[str]] = {}
        self._default = self._unasserted(declared)
        self._say: dict[str, bool] = {}

    def are_told(self, at: str) -> bool:
        """Whether schemas of the file that holds a key may be of another dialect than OpenAPI's own."""
        if self._default:
            return True
        file = at.partition("#")[0]
        if file not in self._say:
            self._say[file] = b"$schema" in self._files.loaded[file].content
        return self._say[file]

    def annotations(self, at: str) -> frozenset[str]:
        """Keywords of the schema at a key that refuse no value there."""
        file, _, pointer = at.partition("#")
        value: Any = self._files.loaded[file].data
        found = self._said(value, self._default)
        for token in split(pointer):
            if isinstance(value, dict):
                value = value.get(token)
            else:
                value = value[int(token)] if isinstance(value, list) else None
            found = self._said(value, found)
        return found

    def _said(self, value: Any, around: frozenset[str]) -> frozenset[str]:
        """The annotations inside a value, where those around it are known."""
        declared = value.get("$schema") if isinstance(value, dict) else None
        if not isinstance(declared, str):
            return around
        if declared not in self._named:
            self._named[declared] = self._unasserted(declared)
        return self._named[declared]

    def _unasserted(self, declared: Any) -> frozenset[str]:
        if not isinstance(declared, str):
            return _NONE
        declared = declared.removesuffix("#")
        if declared == _PLAIN:
            return _FORMAT
        if declared.startswith("https://spec.openapis.org/"):
            return _NONE
        # One that was not read anyway is not fetched: reading says that the dialect is not known.
        file = self._files.loaded.get(declared)
        meta = None if file is None else file.data
        listed = meta.get("$vocabulary") if isinstance(meta, dict) else None
        if not isinstance(listed, dict):
            return _NONE
        kept = _FORMAT if f"{_VOCABULARY}format-assertion" not in listed else _NONE
        return kept if f"{_VOCABULARY}validation" in listed else kept | _VALIDATION
