"""Templates that a person took over, to write generated code otherwise.

Takes a folder of copies, gives those of a target, their digests, and what became of the originals since;
`eject` makes the copies. Refuses to know what is in them.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from contractor.diagnostic import Finding, Severity, Span
from contractor.frozen import frozen
from contractor.text import nearest
from contractor.workspace.config import shown_path
from contractor.workspace.problem import Refused, refusal

#: Beside the copies: the digest of each original when it was copied.
RECORD: Final = "ejected.json"
_ABOUT: Final = (
    "Written by `contractor eject`: what each template was copied from. When contractor's own changes,"
    " generating says so."
)


@frozen
class Ejected:
    """What came of ejecting a target: the copies that were made, and those that were there."""

    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@frozen
class Overrides:
    """A folder of copies, one folder in it for each target of `targets`.

    It is looked at anew each time. Methods raise `Refused` where its record cannot be understood.
    """

    folder: Path
    targets: tuple[str, ...]

    def place(self, target: str) -> Path | None:
        """The folder of a target's copies, if it has some."""
        place = self.folder / target
        return place if place.is_dir() else None

    def files(self, target: str) -> dict[str, Path]:
        """The copies of a target by their names."""
        place = self.place(target)
        found = sorted(place.iterdir()) if place is not None else []
        return {path.name: path for path in found if path.is_file() and path.suffix == ".jinja"}

    def stamp(self, target: str) -> dict[str, list[str | None]]:
        """What decides about the output: the digest of each copy, and of what it was copied from."""
        record = _recorded(self.folder)
        return {
            name: [_digest(path), record.get(f"{target}/{name}")]
            for name, path in self.files(target).items()
        }

    def findings(self, target: str) -> Iterator[Finding]:
        """Copies whose original is another one by now, and those that have none."""
        originals, record = ours(target), _recorded(self.folder)
        for name, path in self.files(target).items():
            shown = shown_path(path)
            span = Span(shown, 1, 1, 1, 1)
            if name not in originals:
                near = nearest(name, list(originals))
                hint = f"; did you mean {near}?" if near else ""
                yield _unread(path, f"the target {target} has no template {name}{hint}")
            elif record.get(f"{target}/{name}") != _digest(originals[name]):
                yield Finding(
                    "template-changed",
                    Severity.WARNING,
                    f"contractor's own {target}/{name} changed since {shown} was copied from it",
                    "",
                    f"look at contractor eject {target} --diff, bring over what you need, and then run"
                    f" contractor eject {target} --accept",
                    span=span,
                )

    def strangers(self) -> Iterator[Finding]:
        """What stands in the folder and is read by nothing; hidden files aside."""
        for path in sorted(self.folder.iterdir()):
            if path.name in (RECORD, *self.targets) or path.name.startswith("."):
                continue
            if path.is_dir():
                near = nearest(path.name, self.targets)
                hint = f"; did you mean {near}?" if near else ""
                yield _unread(path, f"there is no target {path.name}{hint}")
        for target in self.targets:
            place = self.place(target)
            for path in sorted(place.iterdir()) if place is not None else []:
                if path.suffix != ".jinja" and not path.name.startswith("."):
                    yield _unread(path, f"the target {target} has no template {path.name}")


def _unread(path: Path, message: str) -> Finding:
    return Finding(
        "unknown-template",
        Severity.WARNING,
        message,
        "",
        "rename or delete it: nothing reads it",
        span=Span(shown_path(path), 1, 1, 1, 1),
    )


def ours(target: str) -> Mapping[str, Path]:
    """Our own templates of a target, by their names; empty where it has none."""
    from contractor.targets.templates import folder

    place = folder() / target
    found = sorted(place.iterdir()) if place.is_dir() else []
    return {path.name: path for path in found if path.suffix == ".jinja"}


def eject(target: str, folder: Path) -> Ejected:
    """Copy the templates of a target that are not there yet, and remember what they were copied from.

    Raises `Refused` for a target without templates, and where the disk does not allow it.
    """
    originals = _originals(target)
    record = _recorded(folder)
    written, kept = [], []
    try:
        (folder / target).mkdir(parents=True, exist_ok=True)
        for name, original in originals.items():
            copy = folder / target / name
            if copy.is_symlink() or copy.exists():
                kept.append(name)
                continue
            copy.write_bytes(original.read_bytes())
            record[f"{target}/{name}"] = _digest(original)
            # What was copied is remembered even where the next cannot be.
            _write(folder, record)
            written.append(name)
    except OSError as why:
        raise _denied(folder, why) from None
    return Ejected(tuple(written), tuple(kept))


def accept(target: str, folder: Path) -> Ejected:
    """Remember the originals as they are now. Raises `Refused` as `eject` does."""
    originals = _originals(target)
    record = _recorded(folder)
    there = _there(target, folder, originals)
    record |= {f"{target}/{name}": _digest(originals[name]) for name in there}
    try:
        _write(folder, record)
    except OSError as why:
        raise _denied(folder, why) from None
    return Ejected((), tuple(there))


def difference(target: str, folder: Path) -> str:
    """From our templates to a person's, as a unified diff."""
    from contractor.workspace.plan import Change

    originals = _originals(target)
    parts = []
    for name in _there(target, folder, originals):
        copy = folder / target / name
        text = copy.read_bytes().decode("utf-8", "replace")
        parts.append(Change(name, originals[name].read_bytes(), text).diff(shown_path(copy.parent)))
    return "".join(parts)


def _there(target: str, folder: Path, originals: Mapping[str, Path]) -> list[str]:
    """The copies that there are. Raises `Refused` where there is none."""
    found = [name for name in originals if (folder / target / name).is_file()]
    if not found:
        raise refusal(
            "unknown-template",
            f"nothing of the target {target} was ejected into {shown_path(folder)}",
            f"contractor eject {target} copies its templates",
        )
    return found


def _originals(target: str) -> Mapping[str, Path]:
    found = ours(target)
    if not found:
        raise refusal(
            "unknown-template",
            f"the target {target} has no templates that could be copied",
            "options of a target are in its documentation",
        )
    return found


def _recorded(folder: Path) -> dict[str, str]:
    place = folder / RECORD
    try:
        found = json.loads(place.read_bytes())["templates"]
        return {str(name): str(digest) for name, digest in found.items()}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise refusal(
            "invalid-setting",
            f"{shown_path(place)} cannot be understood",
            "bring it back, or delete it, and then run contractor eject TARGET --accept",
        ) from None


def _write(folder: Path, record: Mapping[str, str]) -> None:
    text = json.dumps({"about": _ABOUT, "templates": dict(sorted(record.items()))}, indent=1)
    (folder / RECORD).write_text(text + "\n", "utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _denied(folder: Path, why: OSError) -> Refused:
    shown = shown_path(Path(why.filename)) if isinstance(why.filename, str) else shown_path(folder)
    return refusal("cannot-write", f"{shown} cannot be written: {why.strerror}", "mend that")
