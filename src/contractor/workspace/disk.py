"""The output folder: reading it, and changing it so that a kill at any moment leaves every file whole.

Takes plans, changes one folder; refuses to decide. Order: a journal of every digest that is about to be
written, deletions, files (each to a temporary file beside it, synced, then renamed over it), the lock, and
the journal goes. A run that finds a journal knows the files of the killed run for its own.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from contractor.workspace import lock as locks
from contractor.workspace.config import shown_path
from contractor.workspace.paths import JOURNAL, TEMPORARY, above, wrong
from contractor.workspace.plan import Change, Known, Plan, folders
from contractor.workspace.problem import Refused, refusal

_CACHE: Final = "__pycache__"


class Folder:
    """An output folder. It need not exist before something is written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shown = shown_path(path)
        self._base = os.fspath(path)

    def lock(self) -> locks.Lock | None:
        """The lock, None before the first run. Raises `Refused` where it cannot be understood."""
        content = self._own(locks.FILE)
        if content is None:
            return None
        shown = f"{self.shown}/{locks.FILE}"
        found = locks.parse(content.decode("utf-8", "replace"), shown)
        for path in found.paths:
            if why := wrong(path):
                raise refusal(
                    "lock-unreadable",
                    f"{shown} lists a file at {path!r}, where contractor writes none: {why}",
                    f"bring it back (git checkout {shown}), or delete it: names may then change",
                )
        return found

    def journal(self) -> Known:
        """What a run that did not get to its end was about to write."""
        content = self._own(JOURNAL)
        if content is None:
            return {}
        shown = f"{self.shown}/{JOURNAL}"
        found = locks.parse_journal(content.decode("utf-8", "replace"), shown)
        return {path: digests for path, digests in found.items() if wrong(path) is None}

    @property
    def interrupted(self) -> bool:
        """Whether the run before did not get to its end."""
        return (self.path / JOURNAL).exists()

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None if there is none. Raises `Refused` where the path leads elsewhere."""
        self._inside(path)
        place = self.path / path
        try:
            mode = place.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as why:
            raise self._unreadable(path, why) from None
        if stat.S_ISLNK(mode):
            # Its own content is where it leads; whoever put it there does not want it overwritten.
            return f"symbolic link to {place.readlink()}\n".encode()
        if stat.S_ISDIR(mode):
            return None
        if not stat.S_ISREG(mode):
            return b"neither a file nor a folder\n"
        try:
            return place.read_bytes()
        except OSError as why:
            raise self._unreadable(path, why) from None

    def obstacles(self, plan: Plan, made: Iterable[str]) -> Iterator[str]:
        """What stands where a folder or a file has to be and will not go away."""
        going = {change.path for change in plan.deletes}
        for folder in folders(made):
            place = self.path / folder
            if folder not in going and place.exists() and not place.is_dir():
                yield f"{self.shown}/{folder} is a file, and a folder is needed there"
        for change in plan.writes:
            place = self.path / change.path
            if place.is_dir() and not place.is_symlink() and not self._leaving(place, going):
                yield f"{self.shown}/{change.path} is a folder, and a file is needed there"

    def apply(self, plan: Plan, known: Known, lock: locks.Lock) -> None:
        """Do what the plan says, and write the lock that says it. Raises `Refused` where the disk does not allow it."""
        try:
            self._apply(plan, known, lock)
        except OSError as why:
            raise _denied(self.path, why) from None

    def _apply(self, plan: Plan, known: Known, lock: locks.Lock) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        self._sweep(known)
        changes = [*plan.deletes, *plan.writes]
        if changes:
            self._replace(JOURNAL, locks.journal_text(_possible(known, lock.paths, plan.writes)))
        for change in plan.deletes:
            (self.path / change.path).unlink(missing_ok=True)
        self._prune(change.path for change in plan.deletes)
        for folder in folders(change.path for change in plan.writes):
            (self.path / folder).mkdir(parents=True, exist_ok=True)
        for change in plan.writes:
            self._replace(change.path, change.after or "")
        for folder in ["", *folders(change.path for change in changes)]:
            _sync_folder(self.path / folder)
        text = lock.text()
        if self._own(locks.FILE) != text.encode():
            self._replace(locks.FILE, text)
        (self.path / JOURNAL).unlink(missing_ok=True)
        _sync_folder(self.path)

    def _replace(self, path: str, text: str | bytes) -> None:
        """Write a file so that at any moment either the old or the new one is there, as a whole."""
        # Plain strings: there may be hundreds of files, and paths as objects cost more than writing them.
        place = f"{self._base}/{path}"
        temporary = f"{place.rpartition('/')[0]}/{TEMPORARY[0]}{os.getpid()}{TEMPORARY[1]}"
        try:
            # Not `mkstemp`: the file has the rights that the umask gives, or those of the one before it.
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
            with os.fdopen(handle, "wb") as file:
                file.write(text if isinstance(text, bytes) else text.encode())
                file.flush()
                os.fsync(handle)
            mode = _mode(place)
            if mode is not None and stat.S_ISREG(mode):
                os.chmod(temporary, stat.S_IMODE(mode))
            os.replace(temporary, place)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise

    def _sweep(self, known: Known) -> None:
        """Remove temporary files that a killed run left."""
        for folder in ["", *(folders(known) if self.interrupted else ())]:
            for name in _names(self.path / folder):
                if name.startswith(TEMPORARY[0]) and name.endswith(TEMPORARY[1]):
                    (self.path / folder / name).unlink(missing_ok=True)

    def _prune(self, deleted: Iterable[str]) -> None:
        """Remove folders that hold nothing any more but what Python compiled from files that are gone."""
        for folder in folders(deleted):
            place = self.path / folder
            names = _names(place)
            if names == [_CACHE] and all(one.endswith(".pyc") for one in _names(place / _CACHE)):
                for name in _names(place / _CACHE):
                    (place / _CACHE / name).unlink(missing_ok=True)
                (place / _CACHE).rmdir()
                names = []
            if not names and place.is_dir():
                with suppress(OSError):
                    place.rmdir()

    def _leaving(self, folder: Path, going: set[str]) -> bool:
        """Whether everything in a folder is going to be deleted."""
        return all(
            path.is_dir() or path.relative_to(self.path).as_posix() in going
            for path in folder.rglob("*")
            if path.parent.name != _CACHE
        )

    def _inside(self, path: str) -> None:
        for folder in above(path):
            place = self.path / folder
            if place.is_symlink():
                raise refusal(
                    "outside-folder",
                    f"{self.shown}/{folder} is a symbolic link, and nothing is written through it",
                    "make it a folder, or choose another output folder",
                )

    def _own(self, name: str) -> bytes | None:
        """A file of contractor's own; the folder itself must be one, if it is there."""
        if self.path.exists() and not self.path.is_dir():
            raise refusal(
                "out-is-a-file",
                f"{self.shown} is a file, and the output goes into a folder",
                "name another folder with --out",
            )
        try:
            return (self.path / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as why:
            raise self._unreadable(name, why) from None

    def _unreadable(self, path: str, why: OSError) -> Refused:
        return refusal("cannot-read", f"{self.shown}/{path} cannot be read: {why.strerror or why}")


@contextmanager
def alone(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Within it, no other run of contractor writes to the folder. `waiting` is called if one does.

    Systems without `flock` (Windows) have no such promise: there the last run wins, with whole files.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as why:
        raise _denied(folder, why) from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            # Some network file systems have no locks; whole files are promised there, too.
            pass
        yield
    finally:
        os.close(handle)


def _mode(place: str) -> int | None:
    try:
        return os.lstat(place).st_mode
    except OSError:
        return None


def _denied(folder: Path, why: OSError) -> Refused:
    # Where a file was to be moved, its place is the second; the first is our temporary file.
    named = why.filename2 or why.filename
    place = Path(named) if isinstance(named, str) else folder
    return refusal(
        "cannot-write",
        f"{shown_path(place)} cannot be written: {why.strerror or why}",
        "mend that and run contractor again: it takes up what is missing",
    )


def known_files(lock: locks.Lock | None, journal: Known) -> Known:
    """Every digest by which a file counts as ours."""
    known: dict[str, frozenset[str]] = dict(journal)
    for path, digest in (lock.paths if lock is not None else {}).items():
        known[path] = known.get(path, frozenset()) | {digest}
    return known


_BINARY: Final[int] = getattr(os, "O_BINARY", 0)


def _possible(
    known: Known, after: Mapping[str, str], writes: Iterable[Change]
) -> Mapping[str, Iterable[str]]:
    """The digests that files have, and those that they are about to have."""
    possible: dict[str, Iterable[str]] = dict(known)
    for change in writes:
        possible[change.path] = {*possible.get(change.path, ()), after[change.path]}
    return possible


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _sync_folder(folder: Path) -> None:
    """Make renames in a folder last; Windows can and need not."""
    if os.name == "nt" or not folder.is_dir():
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
