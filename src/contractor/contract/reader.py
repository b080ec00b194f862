"""What every part of reading shares: typed access to raw objects, references to follow, findings.

Takes raw values with their keys, gives checked ones; refuses to know any OpenAPI object.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract.resources import Base, Resources, UnknownAnchor
from contractor.contract.schema import NOTHING
from contractor.diagnostic import DocumentError, Finding, Severity
from contractor.source import Files, join, resolve

_KINDS: Final = {str: "a string", bool: "true or false", dict: "an object", list: "a list"}


def kind_of(value: Any) -> str:
    """What a JSON value is, for a message: `a string`, `null`, …"""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    return next(
        (word for kind, word in _KINDS.items() if isinstance(value, kind)), type(value).__name__
    )


class Reading:
    """One reading in progress: files, findings, and the references still to follow."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.resources = Resources(files)
        self.findings: list[Finding] = []
        self.pending: dict[tuple[str, str], None] = {}
        self._seen: set[tuple[str, str]] = set()
        self._failed: dict[str, Finding] = {}

    # ── findings ──────────────────────────────────────────────────────────────────────────────────

    def report(
        self, id: str, severity: Severity, message: str, at: str, help: str | None = None
    ) -> None:
        """Note a finding at a key."""
        self.findings.append(Finding(id, severity, message, at, help))

    def malformed(self, at: str, name: str, value: Any, expected: str) -> None:
        """Note that a value is not what its place asks for; it stays in `raw` and is otherwise passed over."""
        found = kind_of(value)
        said = f"`{name}` must be {expected}" + ("" if found == expected else f", not {found}")
        self.report("malformed", Severity.ERROR, said, at)

    # ── typed access ──────────────────────────────────────────────────────────────────────────────

    def text(self, raw: Mapping[str, Any], name: str, at: str) -> str | None:
        """A string member."""
        found: str | None = self._member(raw, name, at, str)
        return found

    def flag(self, raw: Mapping[str, Any], name: str, at: str) -> bool | None:
        """A boolean member."""
        found: bool | None = self._member(raw, name, at, bool)
        return found

    def mapping(self, raw: Mapping[str, Any], name: str, at: str) -> Mapping[str, Any]:
        """An object member; empty where it is absent."""
        return self._member(raw, name, at, dict) or NOTHING

    def list(self, raw: Mapping[str, Any], name: str, at: str) -> list[Any]:
        """A list member; empty where it is absent."""
        return self._member(raw, name, at, list) or []

    def objects(
        self, raw: Mapping[str, Any], name: str, at: str
    ) -> Iterator[tuple[str, Mapping[str, Any], str]]:
        """Members of an object member that are objects themselves: name, value, key. Extensions are skipped."""
        for key, value in self.mapping(raw, name, at).items():
            place = join(at, name, key)
            if key.startswith("x-") and not isinstance(value, dict):
                continue
            if isinstance(value, dict):
                yield key, value, place
            else:
                self.malformed(place, key, value, "an object")

    def items(
        self, raw: Mapping[str, Any], name: str, at: str
    ) -> Iterator[tuple[Mapping[str, Any], str]]:
        """Items of a list member that are objects: value, key."""
        for index, value in enumerate(self.list(raw, name, at)):
            place = join(at, name, index)
            if isinstance(value, dict):
                yield value, place
            else:
                self.malformed(place, f"{name}[{index}]", value, "an object")

    def _member(self, raw: Mapping[str, Any], name: str, at: str, kind: type) -> Any:
        value = raw.get(name)
        if value is None and name not in raw:
            return None
        if not isinstance(value, kind):
            self.malformed(join(at, name), name, value, _KINDS[kind])
            return None
        return value

    # ── references ────────────────────────────────────────────────────────────────────────────────

    def follow(self, kind: str, reference: str, base: Base, at: str) -> str:
        """The key that a reference leads to; what stands there is read later, as that kind of object.

        A reference that leads nowhere is reported at `at`, and its text is the key.
        """
        try:
            key = self.resources.key(reference, base)
            self.value(key)
        except UnknownAnchor as missing:
            name = str(missing)
            self.unresolved(reference, at, f"its document has no `$anchor` named {name}")
            return reference
        except DocumentError as failure:
            self._unreadable(reference, at, failure.findings[0])
            return reference
        except LookupError as missing:
            self.unresolved(
                reference, at, f"nothing stands at {missing.args[0] if missing.args else reference}"
            )
            return reference
        if (kind, key) not in self._seen:
            self._seen.add((kind, key))
            self.pending[kind, key] = None
        return key

    def value(self, key: str) -> Any:
        """The raw value at a key. Raises LookupError, or `DocumentError` where its file cannot be read."""
        file, _, pointer = key.partition("#")
        return resolve(self.files.load(file).data, pointer)

    def unresolved(self, reference: str, at: str, why: str) -> None:
        """Note a reference that leads nowhere."""
        self.report("unresolved-reference", Severity.ERROR, f"{reference} leads nowhere: {why}", at)

    def _unreadable(self, reference: str, at: str, cause: Finding) -> None:
        if (
            cause.span is not None
        ):  # the file is there and is broken: say it once, where it is broken
            if self._failed.setdefault(reference, cause) is cause:
                self.findings.append(cause)
            return
        self.findings.append(
            Finding(cause.id, Severity.ERROR, cause.message, at, cause.help, cause.notes)
        )
