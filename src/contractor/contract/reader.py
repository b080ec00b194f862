"""What every part of reading shares: typed access to raw objects, references to follow, findings.

Takes raw values with their keys, gives checked ones; refuses to know any OpenAPI object.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract.fields import SECTIONS, kind_at
from contractor.contract.resources import Base, Resources, UnknownAnchor
from contractor.contract.schema import NOTHING
from contractor.diagnostic import DocumentError, Finding, Severity
from contractor.source import Files, join, resolve, split
from contractor.text import nearest, short

_KINDS: Final = {str: "a string", bool: "true or false", dict: "an object", list: "a list"}
# Nearest names are looked for where it is cheap: comparing is quadratic, and hostile documents are long.
_LONGEST: Final = 80
_SUGGESTIONS: Final = 20
_CHOICES: Final = 2_000


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


def _told(value: Any) -> str:
    """A value for a message: itself where it is short, else what it is."""
    if isinstance(value, (dict, list)):
        return (
            kind_of(value)
            if value
            else f"an empty {'list' if isinstance(value, list) else 'object'}"
        )
    return short(json.dumps(value, ensure_ascii=False))


class Reading:
    """One reading in progress: files, findings, and the references still to follow."""

    def __init__(self, files: Files, resources: Resources) -> None:
        self.files = files
        self.resources = resources
        self.findings: list[Finding] = []
        self.pending: dict[tuple[str, str], str] = {}
        """Kind and key of what references lead to → where the first of them stands."""
        self._known: dict[tuple[str, str], str | None] = {}
        self._places: set[str] = set()
        self._failed: dict[str, Finding] = {}
        self._suggested = 0

    # ── findings ──────────────────────────────────────────────────────────────────────────────────

    def report(
        self, id: str, severity: Severity, message: str, at: str, help: str | None = None
    ) -> None:
        """Note a finding at a key."""
        self.findings.append(Finding(id, severity, message, at, help))

    def malformed(
        self, at: str, name: str, value: Any, expected: str, help: str | None = None
    ) -> None:
        """Note that a value is not what its place asks for; it stays in `raw` and is otherwise passed over."""
        found = _told(value)
        said = f"`{short(name)}` must be {expected}"
        self.report(
            "malformed",
            Severity.ERROR,
            said + ("" if found == expected else f", not {found}"),
            at,
            help,
        )

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

    def texts(self, raw: Mapping[str, Any], name: str, at: str) -> tuple[str, ...]:
        """Items of a list member that are strings."""
        found = self.list(raw, name, at)
        for index, value in enumerate(found):
            if not isinstance(value, str):
                self.malformed(join(at, name, index), f"{name}[{index}]", value, "a string")
        return tuple(value for value in found if isinstance(value, str))

    def text_map(self, raw: Mapping[str, Any], name: str, at: str) -> dict[str, str]:
        """Members of an object member that are strings."""
        found = self.mapping(raw, name, at)
        for key, value in found.items():
            if not isinstance(value, str):
                self.malformed(join(at, name, key), key, value, "a string")
        return {key: value for key, value in found.items() if isinstance(value, str)}

    def object(
        self, raw: Mapping[str, Any], name: str, at: str
    ) -> tuple[Mapping[str, Any], str] | None:
        """An object member and its key; None where it is absent. The empty object is one."""
        value = self._member(raw, name, at, dict)
        return None if value is None else (value, join(at, name))

    def objects(
        self, raw: Mapping[str, Any], name: str, at: str, *, extensible: bool = False
    ) -> Iterator[tuple[str, Mapping[str, Any], str]]:
        """Members of an object member that are objects themselves: name, value, key.

        An `extensible` one may hold extensions, which are passed over; elsewhere `x-…` is a name like others.
        """
        members = self.mapping(raw, name, at)
        place = join(at, name) if members else at
        for key, value in members.items():
            if extensible and key.startswith("x-"):
                continue
            below = join(place, key)
            if isinstance(value, dict):
                yield key, value, below
            else:
                self.malformed(below, key, value, "an object")

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

        A reference that leads nowhere, or to an object of another kind, is reported at `at`; what stands
        there is then not read, and where there is no place at all, the reference's text is the key.
        """
        key = self.locate(reference, base, at)
        if key is None:
            return reference
        if (kind, key) not in self._known:
            self._known[kind, key] = self._other(kind, key)
            if self._known[kind, key] is None:
                self.pending[kind, key] = at
        wrong = self._known[kind, key]
        if wrong is not None:
            self.wrong_kind(reference, wrong, kind, at)
        return key

    def _other(self, kind: str, key: str) -> str | None:
        """What stands at a key if it cannot be an object of the kind."""
        value = self.value(key)
        if not isinstance(value, dict) and not (kind == "schema" and isinstance(value, bool)):
            return kind_of(value)
        file, _, pointer = key.partition("#")
        whole = self.files.load(file).data
        is_whole = isinstance(whole, dict) and "openapi" in whole
        found = kind_at(split(pointer)) if is_whole else _component_kind(pointer)
        return None if found in (None, kind) else f"{'an' if found[0] in 'aeiou' else 'a'} {found}"

    def locate(self, reference: str, base: Base, at: str) -> str | None:
        """The key that a reference leads to; None, and a finding at `at`, where it leads nowhere."""
        key = ""
        try:
            key = self.resources.key(reference, base)
            if key not in self._places:
                self.value(key)
        except UnknownAnchor as missing:
            self._unresolved(reference, at, f"there is no `$anchor` {short(str(missing))}")
        except DocumentError as failure:
            self._unreadable(reference, at, failure.findings[0])
        except LookupError as missing:
            self._nothing(reference, key, missing.args[0] if missing.args else "", at)
        except ValueError as error:  # urllib's verdict on hosts like [::
            self._unresolved(reference, at, f"it is no URI reference ({error})")
        else:
            self._places.add(key)
            return _canonical(key) if "~" in key else key
        return None

    def value(self, key: str) -> Any:
        """The raw value at a key. Raises LookupError, or `DocumentError` where its file cannot be read."""
        file, _, pointer = key.partition("#")
        return resolve(self.files.load(file).data, pointer)

    def wrong_kind(self, reference: str, found: str, wanted: str, at: str) -> None:
        """Note a reference that leads to an object of another kind."""
        self.report(
            "wrong-reference",
            Severity.ERROR,
            f"{short(reference)} leads to {found}, where a {wanted} must stand",
            at,
        )

    def _nothing(self, reference: str, key: str, missing: str, at: str) -> None:
        why = f"nothing stands at {short(missing)}" if missing else "nothing stands there"
        help = None
        if self._suggested < _SUGGESTIONS:
            self._suggested += 1
            help = self._nearest(key.partition("#")[0], missing)
        self._unresolved(reference, at, why, help)

    def _nearest(self, file: str, missing: str) -> str | None:
        above, _, name = missing.rpartition("/")
        try:
            members = resolve(self.files.load(file).data, above)
        except LookupError:
            return None
        if not isinstance(members, dict) or len(members) > _CHOICES or len(name) > _LONGEST:
            return None
        found = nearest(name, [key for key in members if len(key) <= _LONGEST])
        return None if found is None else f"did you mean {join(f'{file}#{above}', found)}?"

    def _unresolved(self, reference: str, at: str, why: str, help: str | None = None) -> None:
        said = f"{short(reference) or 'an empty reference'} leads nowhere: {why}"
        self.report("unresolved-reference", Severity.ERROR, said, at, help)

    def _unreadable(self, reference: str, at: str, cause: Finding) -> None:
        if cause.span is not None:
            # The file is there and is broken: say it once, where it is broken.
            if self._failed.setdefault(cause.span.file, cause) is cause:
                self.findings.append(cause)
            return
        help = self._component(reference) or cause.help
        self.findings.append(
            Finding(cause.id, Severity.ERROR, cause.message, at, help, cause.notes)
        )

    def _component(self, name: str) -> str | None:
        """The component that a bare name probably means."""
        parts = self.files.root.data.get("components")
        for section in SECTIONS if isinstance(parts, dict) else ():
            members = parts.get(section)
            if isinstance(members, dict) and name in members:
                return f"did you mean {join('#/components', section, name)}?"
        return None


def _canonical(key: str) -> str:
    """A key as `join` writes it, whatever the spelling of its escapes was."""
    file, _, pointer = key.partition("#")
    return join(f"{file}#", *split(pointer))


def _component_kind(pointer: str) -> str | None:
    """The kind that a component's pointer tells, in a file that is no whole document."""
    parts = pointer.split("/")
    return SECTIONS.get(parts[2]) if len(parts) == 4 and parts[1] == "components" else None
