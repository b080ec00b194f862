"""`contractor.lock`: what was read, what was written, and the names that stay.

Takes and gives text; refuses to know disk. One entry a line, sorted, so that a diff shows what changed and
merges meet rarely. Digests are of text with `\\n` at line ends, whatever a checkout made of them.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, Final

from contractor.frozen import frozen
from contractor.workspace.problem import Refused, refusal

FILE: Final = "contractor.lock"
FORMAT: Final = 1
_ABOUT: Final = (
    "Written by `contractor generate`. Commit it: names stay because they stand here, and files"
    " that you edited are told from generated ones."
)
_MARKS: Final = ("<<<<<<< ", "=======", ">>>>>>> ")
_DIGITS: Final = frozenset("0123456789abcdef")


@frozen
class Lock:
    """What one run knows of the one before.

    `inputs` are the files of the document relative to it, `files` those written, by target and path, each
    with its digest. `targets` holds for each target the digest of all that its files depend on. `names` are
    in Pascal case, by type key. `errors` and `warnings` (by id) are what there was to say.
    """

    contractor: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    errors: int = 0
    warnings: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def paths(self) -> dict[str, str]:
        """The digest of every file written, by path."""
        return {path: digest for files in self.files.values() for path, digest in files.items()}

    def text(self) -> str:
        """The lock as it stands on disk."""
        data = {
            "about": _ABOUT,
            "format": FORMAT,
            "contractor": self.contractor,
            "inputs": _sorted(self.inputs),
            "targets": _sorted(self.targets),
            "errors": self.errors,
            "warnings": _sorted(self.warnings),
            "names": _sorted(self.names),
            "files": {target: _sorted(self.files[target]) for target in sorted(self.files)},
        }
        return json.dumps(data, indent=1, ensure_ascii=False) + "\n"

    def same_result(self, other: "Lock") -> bool:
        """Whether both say the same of document and files, whichever version of contractor wrote them."""
        return (self.inputs, self.names, self.files) == (other.inputs, other.names, other.files)


def parse(text: str, shown: str) -> Lock:
    """A lock from its text. Raises `Refused` with what to do where it is none."""
    if any(line.startswith(_MARKS) for line in text.splitlines()):
        raise refusal(
            "lock-conflict",
            f"{shown} holds both sides of a merge",
            f"take either side (git checkout --ours {shown}), then run contractor generate again",
        )
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise _unreadable(shown, "is no JSON") from None
    if not isinstance(data, dict):
        raise _unreadable(shown, "is no lock")
    if data.get("format") != FORMAT:
        raise refusal(
            "lock-format",
            f"{shown} has format {data.get('format')!r}; this contractor writes {FORMAT}",
            "use the version of contractor that wrote it, or delete it: names may then change",
        )
    return _lock(data, shown)


def digest(content: bytes) -> str:
    """SHA-256 of a file, line ends as `\\n`."""
    # Looking for one byte is much quicker than looking for two, and there is none in most files.
    plain = content.replace(b"\r\n", b"\n") if b"\r" in content else content
    return hashlib.sha256(plain).hexdigest()


def digest_text(text: str | bytes) -> str:
    """SHA-256 of a text as `digest` has it of the file."""
    return digest(text if isinstance(text, bytes) else text.encode())


def digest_of(*values: Any) -> str:
    """SHA-256 of plain data."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _lock(data: Mapping[str, Any], shown: str) -> Lock:
    errors, files = data.get("errors", 0), data.get("files", {})
    if not isinstance(errors, int) or not isinstance(files, dict):
        raise _unreadable(shown, "has been changed by hand")
    return Lock(
        contractor=str(data.get("contractor", "")),
        inputs=_map(data, "inputs", str, shown),
        targets=_map(data, "targets", str, shown),
        errors=errors,
        warnings=_map(data, "warnings", int, shown),
        names=_map(data, "names", str, shown),
        files={target: _digests(files, target, shown) for target in files},
    )


def _digests(files: Mapping[str, Any], target: str, shown: str) -> Mapping[str, str]:
    found: Mapping[str, str] = _map(files, target, str, shown)
    if not all(len(value) == 64 and _DIGITS.issuperset(value) for value in found.values()):
        raise _unreadable(shown, "has been changed by hand")
    return found


def _map(data: Mapping[str, Any], name: str, kind: type, shown: str) -> Mapping[str, Any]:
    found = data.get(name, {})
    if not isinstance(found, dict) or not all(isinstance(one, kind) for one in found.values()):
        raise _unreadable(shown, "has been changed by hand")
    return found


def _unreadable(shown: str, why: str) -> Refused:
    return refusal(
        "lock-unreadable",
        f"{shown} {why}",
        f"bring it back (git checkout {shown}), or delete it: names may then change",
    )


def _sorted(entries: Mapping[str, Any]) -> dict[str, Any]:
    return {name: entries[name] for name in sorted(entries)}


def journal_text(files: Mapping[str, Iterable[str]]) -> str:
    """What a run is about to write: every digest that a file may have if it does not get to its end."""
    data = {"format": FORMAT, "files": {path: sorted(set(files[path])) for path in sorted(files)}}
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def parse_journal(text: str, shown: str) -> Mapping[str, frozenset[str]]:
    """The digests of a journal. Raises `Refused`."""
    try:
        files = json.loads(text)["files"]
        return {str(path): frozenset(map(str, digests)) for path, digests in files.items()}
    except (ValueError, LookupError, TypeError, AttributeError):
        raise refusal("lock-unreadable", f"{shown} is no journal", "delete it") from None
