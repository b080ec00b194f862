"""What a git repository holds: files of a revision, where two histories parted, the commits that touched a file.

Takes a folder, revisions and paths, gives trees and values; refuses to write, to fetch, to look at the work
tree, and to run what a repository asks for (hooks, filters, textconv, monitors). Git is asked through its
plumbing, and whatever it will not answer is said, never taken for an answer.
"""

import os
import re
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from posixpath import normpath
from types import TracebackType
from typing import IO, Final, Self

from contractor.frozen import frozen
from contractor.source.git import Absent
from contractor.source.syntax import MAX_BYTES
from contractor.text import nearest
from contractor.workspace.problem import Refused, refusal

#: Seconds that one question to git may take.
TIMEOUT: Final = 120.0
_OID: Final = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
#: Letters of a commit that people read.
_SHORT: Final = 12
_SETTINGS: Final = (
    "core.fsmonitor=false",
    "core.quotePath=false",
    "core.hooksPath=/dev/null",
    "log.showSignature=false",
)
# What a hook of git's leaves behind for its children leads to that repository, wherever we look.
_LOCAL: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
_SAFE: Final = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    # Older gits know no GIT_NO_LAZY_FETCH; with no protocol allowed they fetch nothing either.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C.UTF-8",
}
#: How names of files end that documents have, and how one begins: with a member `openapi`, at the left margin in YAML.
_SUFFIXES: Final = (".yaml", ".yml", ".json")
_DOCUMENT: Final = re.compile(
    rb"""^(?:openapi|swagger|\s*\{?\s*["'](?:openapi|swagger)["'])\s*:""", re.MULTILINE
)
#: Documents that are named where any of several may be meant.
_FEW: Final = 3
# Modes of tree entries (git-fast-import, "mode").
_SUBMODULE: Final = "160000"


@frozen
class Revision:
    """A commit, and what a person calls it."""

    commit: str
    name: str


@frozen
class Version:
    """A commit at which a document changed, and the document's path at it. `tag` is empty where none was asked."""

    commit: str
    date: datetime
    title: str
    path: str
    tag: str = ""


class Repository:
    """A repository, found from a folder inside of it. Raises `Refused` where there is none, or no git."""

    def __init__(self, folder: Path) -> None:
        self._here = self._folder = folder
        bare, self._prefix = self._opened()
        self.top = None if bare else Path(self._asked("rev-parse", "--show-toplevel"))
        # From here on paths are those from the top, whichever command takes them.
        self._folder = self.top or folder

    def revision(self, name: str) -> Revision:
        """The commit that a name means. Raises `Refused`, with the nearest names."""
        if not name.startswith("-") and "\0" not in name:
            found = self._run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
            commit = found.stdout.decode().strip()
            if found.returncode == 0 and _OID.fullmatch(commit):
                return Revision(commit, name)
        raise self._unknown(name)

    def tree(self, revision: Revision) -> "CommitTree":
        """The files of a revision."""
        return CommitTree(self, revision)

    def inside(self, path: str) -> str:
        """A path of a revision from the top of the repository, as git reads it: `./` begins in this folder.

        Raises `Refused` where it leads out.
        """
        here = path in (".", "..") or path.startswith(("./", "../"))
        found = normpath(f"{self._prefix}{path}" if here else path)
        if found.startswith(("../", "/")) or found == "..":
            raise refusal(
                "outside-repository",
                f"{path} lies outside the repository",
                "name a path from the top of the repository, or one from here with ./ before it",
            )
        return found

    def place(self, path: Path) -> str:
        """The path of a file on disk from the top of the repository. Raises `Refused` where it lies outside."""
        if self.top is None:
            # There are no files on disk; the path was written as if they stood here.
            return self.inside(Path(os.path.relpath(path, self._here)).as_posix())
        # The file's own link is not followed: at a revision it is a file under this name.
        full = Path(os.path.realpath(self._here / path.parent)) / path.name
        try:
            return full.relative_to(os.path.realpath(self.top)).as_posix()
        except ValueError:
            raise refusal(
                "outside-repository",
                f"{path.as_posix()} lies outside the repository {self.top.as_posix()}",
                "name a document that is under version control here",
            ) from None

    def merge_base(self, one: Revision, other: Revision) -> Revision:
        """Where two revisions parted. Raises `Refused` where that is nowhere, or not in this clone."""
        found = self._run("merge-base", one.commit, other.commit)
        commit = found.stdout.decode().partition("\n")[0].strip()
        if found.returncode == 0 and _OID.fullmatch(commit):
            # What is shown must be found there: a branch that went on holds something else by now.
            return Revision(commit, other.name if commit == other.commit else commit[:_SHORT])
        if found.returncode != 1:
            raise _failed("merge-base", found.stderr)
        pair = f"{one.name} and {other.name}"
        if self.shallow:
            raise refusal(
                "shallow-history",
                f"this clone is shallow, and where {pair} parted is not in it",
                "git fetch --unshallow; with actions/checkout: fetch-depth: 0",
            )
        raise refusal(
            "no-merge-base",
            f"{pair} have no commit in common: their histories are unrelated",
            f"name both sides: contractor diff {other.name}:PATH PATH",
        )

    @property
    def unborn(self) -> bool:
        """Whether nothing has been committed yet."""
        return self._run("rev-parse", "--verify", "--quiet", "HEAD^{commit}").returncode != 0

    @property
    def default(self) -> str | None:
        """The remote's default branch, as this clone remembers it."""
        found = self._run("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
        return found.stdout.decode("utf-8", "replace").strip() or None

    @property
    def shallow(self) -> bool:
        """Whether the clone lacks the beginning of its history."""
        return self._asked("rev-parse", "--is-shallow-repository") == "true"

    def renamed(self, path: str, old: Revision, new: Revision | None) -> str | None:
        """What a file of the newer side was called at `old`; `None` for `new` is what is about to be committed."""
        moves = self._moves(old, new)
        return next((was for was, now in moves if now == path), None)

    def moved(self, path: str, old: Revision, new: Revision | None) -> str | None:
        """What a file of `old` is called on the newer side, if it was renamed."""
        moves = self._moves(old, new)
        return next((now for was, now in moves if was == path), None)

    def gone(self, old: Revision, new: Revision | None) -> list[str]:
        """The OpenAPI documents of `old` that the newer side has no longer, the first few."""
        files = [path for path in self._files(old) if path.endswith(_SUFFIXES)]
        kept = set() if new is None else set(self._files(new))
        with self.tree(old) as tree:
            found = (path for path in files if not self._stands(path, new, kept))
            documents = (path for path in found if _is_document(tree.read(path)))
            return list(islice(documents, _FEW))

    def history(
        self, path: str, range: str, *, also: Sequence[str] = (), tags: bool = False
    ) -> list[Version]:
        """The commits of a range at which a file changed, or its tags that have the file, the oldest first.

        `range` is what `git log` takes: `v1..main`, or one revision. Renames are followed, but for tags.
        `also` are files that the document refers to: commits that change only them count too.
        """
        names = [name for name in re.split(r"\.{2,3}", range) if name]
        for name in names:
            self.revision(name)
        if not names:
            raise self._unknown(range)
        if tags:
            return list(self._tagged(path, range))
        # Where it was deleted, there is no version of it.
        own = {one.commit: one for one in self._log(range, "--follow", "--", path) if one.path}
        if not also:
            return list(own.values())
        paths, found = dict.fromkeys([path, *(one.path for one in own.values())]), []
        for one in self._log(range, "--", *paths, *also):
            known = own.get(one.commit)
            names = list(paths) if known is None else [known.path]
            here = next((name for name in names if self.entry(one.commit, name) is not None), None)
            if here is not None:
                found.append(replace(one, path=here))
        return found

    # ── asking ────────────────────────────────────────────────────────────────────────────────────

    def entry(self, commit: str, path: str) -> str | None:
        """The mode of what stands at a path of a commit."""
        found = self._bytes("ls-tree", "-z", commit, "--", path)
        return found.split(b" ", 1)[0].decode() if found else None

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """A process of git's that answers as long as it is asked."""
        return subprocess.Popen(
            self._command(arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(os.environ),
        )

    def _opened(self) -> tuple[bool, str]:
        found = self._run(
            "rev-parse", "--is-bare-repository", "--is-inside-work-tree", "--show-prefix"
        )
        said = found.stderr.decode(errors="replace")
        if found.returncode:
            if "not a git repository" in said:
                raise refusal(
                    "not-a-repository",
                    f"{_shown(self._folder)} is in no git repository",
                    "run contractor inside of one, or name both documents by their paths",
                )
            raise _failed("rev-parse", found.stderr)
        bare, inside, *prefix = found.stdout.decode("utf-8", "surrogateescape").split("\n")
        return bare == "true" or inside == "false", prefix[0] if prefix else ""

    def _files(self, revision: Revision) -> list[str]:
        found = self._bytes("ls-tree", "-r", "-z", "--name-only", revision.commit)
        return [path for path in found.decode("utf-8", "surrogateescape").split("\0") if path]

    def _stands(self, path: str, new: Revision | None, kept: Collection[str]) -> bool:
        """Whether a file is there still: on disk, or among the files of a revision."""
        if new is None and self.top is not None:
            return os.path.lexists(self.top / path)
        return path in kept

    def _moves(self, old: Revision, new: Revision | None) -> list[tuple[str, str]]:
        options = ("-r", "-z", "-M", "--diff-filter=R", "--name-status", "--no-ext-diff")
        if new is not None or self.top is None:
            commit = "HEAD" if new is None else new.commit
            found = self._bytes("diff-tree", *options, old.commit, commit, "--")
        else:
            # The index, not the work tree: whose files would be read through filters.
            found = self._bytes("diff-index", "--cached", *options, old.commit, "--")
        parts = found.decode("utf-8", "surrogateescape").split("\0")
        return list(zip(parts[1::3], parts[2::3], strict=False))

    def _log(self, range: str, *which: str) -> Iterator[Version]:
        found = self._bytes(
            *("log", "-M", "-z", "--format=%x01%H%x00%cI%x00%s", "--name-status"),
            *("--no-ext-diff", "--no-textconv", range, *which),
        )
        records = found.decode("utf-8", "replace").split("\x01")[1:]
        for record in reversed(records):
            commit, date, title, *status = record.rstrip("\0").split("\0")
            names = [part.strip("\n") for part in status]
            # A status letter, and behind it one path, or two where the file was renamed.
            path = "" if not names or names[0].startswith("D") else names[-1]
            yield Version(commit, datetime.fromisoformat(date), title, path)

    def _tagged(self, path: str, range: str) -> Iterator[Version]:
        start, dots, end = range.partition("..")
        form = "%(refname:short)%00%(objectname)%00%(*objectname)%00%(creatordate:iso-strict)%00%(subject)"
        merged = [f"--merged={self.revision(end.lstrip('.') or 'HEAD' if dots else start).commit}"]
        if dots and start:
            merged.append(f"--no-merged={self.revision(start).commit}")
        found = self._bytes(
            "for-each-ref", "--sort=creatordate", f"--format={form}", *merged, "refs/tags"
        )
        for line in found.decode("utf-8", "replace").splitlines():
            tag, own, peeled, date, title = line.split("\0")
            commit = peeled or own
            if self.entry(commit, path) is not None:
                yield Version(commit, datetime.fromisoformat(date), title, path, tag)

    def _unknown(self, name: str) -> Refused:
        if name == "HEAD":
            return refusal("unknown-revision", "nothing has been committed here yet")
        names = self._bytes(
            "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"
        )
        known = names.decode("utf-8", "replace").split()
        near = next((one for one in known if one.endswith(f"/{name}")), None) or nearest(
            name, known
        )
        hint = f"; did you mean {near}?" if near else ""
        if near is None and self.shallow:
            help = f"git fetch origin {name}; with actions/checkout: fetch-depth: 0"
        elif near is None:
            help = f"git fetch origin {name}, or name a branch, a tag or a commit that is here"
        else:
            help = "name a branch, a tag or a commit that is here, or fetch it"
        return refusal("unknown-revision", f"there is no revision {name!r} here{hint}", help)

    def _asked(self, *arguments: str) -> str:
        return self._bytes(*arguments).decode("utf-8", "surrogateescape").rstrip("\n")

    def _bytes(self, *arguments: str) -> bytes:
        found = self._run(*arguments)
        if found.returncode:
            raise _failed(arguments[0], found.stderr)
        return found.stdout

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        try:
            return subprocess.run(
                self._command(arguments),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                env=environment(os.environ),
                timeout=TIMEOUT,
                check=False,
            )
        except FileNotFoundError:
            raise refusal(
                "git-not-found",
                "git is not installed, or not on PATH",
                "install git, or name both documents by their paths",
            ) from None
        except subprocess.TimeoutExpired:
            raise _failed(arguments[0], f"no answer in {TIMEOUT:.0f} s".encode()) from None
        except (OSError, ValueError) as why:
            raise _failed(arguments[0], str(why).encode()) from None

    def _command(self, arguments: Sequence[str]) -> list[str]:
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        return ["git", "-C", os.fspath(self._folder), "--no-pager", *settings, *arguments]


class CommitTree:
    """The files of one commit, asked of a process that stays until the tree is closed or forgotten."""

    def __init__(self, repository: Repository, revision: Revision) -> None:
        self._repository = repository
        self._commit = revision.commit
        self.name = revision.name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        type: type[BaseException] | None,
        value: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        process = self.__dict__.pop("_process", None)
        if process is not None:
            for pipe in (process.stdin, process.stdout):
                try:
                    pipe.close()
                except OSError:
                    continue  # it went away by itself
            process.kill()
            process.wait()

    def read(self, path: str) -> bytes | Absent:
        """The content of a file, links followed as long as they stay in the tree."""
        if "\n" in path or "\0" in path or path in ("", "."):
            return Absent.FOLDER if path in ("", ".") else Absent.MISSING
        into, out = self._pipes
        try:
            into.write(f"{self._commit}:{path}\n".encode("utf-8", "surrogateescape"))
            into.flush()
            header = out.readline().decode("utf-8", "replace").rstrip("\n")
        except (OSError, UnicodeEncodeError):
            header = ""
        # Whoever writes `missing` repeats the name, which may hold spaces.
        if not header or header.endswith((" missing", " ambiguous", " submodule")):
            return self._missing(path, gone=not header)
        kind, size = header.split(" ")[-2:]
        return self._answer(kind, int(size), out)

    def _answer(self, kind: str, size: int, out: IO[bytes]) -> bytes | Absent:
        if size > MAX_BYTES:
            content = out.read(MAX_BYTES + 1)
            # The rest is not worth waiting for; the next question gets another process.
            self.close()
            return content
        content = out.read(size + 1)[:size]
        if len(content) < size:
            self.close()
            return Absent.NOT_FETCHED
        if kind == "blob":
            return content
        absent = {
            "tree": Absent.FOLDER,
            "commit": Absent.SUBMODULE,
            "symlink": Absent.OUTSIDE,
            "notdir": Absent.MISSING,
        }
        return absent.get(kind, Absent.DANGLING)

    def _missing(self, path: str, *, gone: bool) -> Absent:
        """Why there is nothing: the nearest thing that there is on the way tells."""
        if gone:
            self.close()
        parts = path.split("/")
        for end in range(len(parts), 0, -1):
            mode = self._repository.entry(self._commit, "/".join(parts[:end]))
            if mode == _SUBMODULE:
                return Absent.SUBMODULE
            if mode is not None:
                return Absent.NOT_FETCHED if end == len(parts) else Absent.MISSING
        return Absent.MISSING

    @property
    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        into, out = self._process.stdin, self._process.stdout
        assert into is not None  # noqa: S101  both were asked for
        assert out is not None  # noqa: S101
        return into, out

    @cached_property
    def _process(self) -> "subprocess.Popen[bytes]":
        return self._repository.start("cat-file", "--batch", "--follow-symlinks")


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """The environment that git runs in: no prompts, no locks, no network, no other repository than ours."""
    kept = {name: value for name, value in given.items() if name not in _LOCAL}
    return {**kept, **_SAFE}


def _is_document(content: bytes | Absent) -> bool:
    return isinstance(content, bytes) and _DOCUMENT.search(content) is not None


def _failed(what: str, said: bytes) -> Refused:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    reason = next((line for line in lines if line.startswith(("fatal:", "error:"))), "")
    reason = reason.partition(": ")[2] or (lines[0] if lines else "it says nothing")
    help = None
    if "dubious ownership" in reason:
        help = next((line.strip() for line in lines if "safe.directory" in line), None)
    return refusal("git-failed", f"git {what} failed: {reason}", help)


def _shown(folder: Path) -> str:
    return "this folder" if folder == Path() else folder.as_posix()
