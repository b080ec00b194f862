"""What has to happen on disk: which files are written, deleted, or somebody's own.

Takes what was made, what is known of the run before and what stands on disk, gives a plan; writes nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Literal

from contractor.frozen import frozen
from contractor.workspace.lock import digest, digest_text
from contractor.workspace.paths import above

Known = Mapping[str, frozenset[str]]
"""The digests by which a file counts as ours, by path."""
Reason = Literal["edited", "foreign"]
#: Lines of a diff around a change.
_CONTEXT: Final = 3


@frozen
class Change:
    """A file that is not as it should be: `before` is on disk, `after` is wanted; None where there is no file."""

    path: str
    before: bytes | None
    after: str | bytes | None

    def diff(self, folder: str) -> str:
        """The change as a unified diff, with paths as seen from where the person stands."""
        from difflib import unified_diff

        name = f"{folder}/{self.path}" if folder not in ("", ".") else self.path
        old = _lines((self.before or b"").decode("utf-8", "replace").replace("\r\n", "\n"))
        new = _lines(_text(self.after))
        lines = unified_diff(
            old,
            new,
            "/dev/null" if self.before is None else f"a/{name}",
            "/dev/null" if self.after is None else f"b/{name}",
            n=_CONTEXT,
        )
        return "".join(line if line.endswith("\n") else f"{line}\n{_NO_END}\n" for line in lines)


def _text(content: str | bytes | None) -> str:
    return content.decode() if isinstance(content, bytes) else content or ""


_NO_END: Final = "\\ No newline at end of file"


@frozen
class Stranger:
    """A file in the way: `edited` since contractor wrote it, or `foreign` because it never did."""

    change: Change
    reason: Reason


@frozen
class Plan:
    """What has to happen. `left` are edited files that contractor would not make any more: they stay."""

    writes: tuple[Change, ...] = ()
    deletes: tuple[Change, ...] = ()
    strangers: tuple[Stranger, ...] = ()
    left: tuple[str, ...] = ()
    unchanged: int = 0

    @property
    def changes(self) -> tuple[Change, ...]:
        """Everything that differs, strangers included, by path."""
        found = [*self.writes, *self.deletes, *(one.change for one in self.strangers)]
        return tuple(sorted(found, key=lambda change: change.path))

    def forced(self) -> "Plan":
        """The plan that takes strangers for its own."""
        return Plan(
            (*self.writes, *(one.change for one in self.strangers)),
            self.deletes,
            (),
            self.left,
            self.unchanged,
        )


def plan(
    made: Mapping[str, str | bytes],
    known: Known,
    on_disk: Callable[[str], bytes | None],
    kept: Iterable[str] = (),
) -> Plan:
    """The plan that makes a folder hold what was `made`, as text by path.

    `kept` are known files that another run is responsible for: they stay as they are.
    """
    writes, deletes, strangers, left, unchanged = [], [], [], [], 0
    for path, text in made.items():
        before = on_disk(path)
        if before is None:
            writes.append(Change(path, None, text))
        elif (has := digest(before)) == digest_text(text):
            unchanged += 1
        elif has in known.get(path, ()):
            writes.append(Change(path, before, text))
        else:
            reason: Reason = "edited" if path in known else "foreign"
            strangers.append(Stranger(Change(path, before, text), reason))
    staying = {*made, *kept}
    for path in sorted(known.keys() - staying):
        before = on_disk(path)
        if before is None:
            continue
        if digest(before) in known[path]:
            deletes.append(Change(path, before, None))
        else:
            left.append(path)
    return Plan(tuple(writes), tuple(deletes), tuple(strangers), tuple(left), unchanged)


def folders(paths: Iterable[str]) -> list[str]:
    """Every folder that the paths lead through, the deepest first."""
    found = {folder for path in paths for folder in above(path)}
    return sorted(found, key=lambda folder: (-folder.count("/"), folder))


def _lines(text: str) -> list[str]:
    # Only `\n` ends a line here: `splitlines` would also split at characters that stand inside strings.
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
