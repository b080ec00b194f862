"""A document at a revision: how it is named, and what may stand where a file is looked for.

Takes names, and a `Tree` that reads the files of one revision; gives bytes, or why there are none. Refuses to
know how a repository is read (that is `workspace/git`), and to look at any other file: nothing outside of the
tree can be reached from a document in it.
"""

import re
from enum import Enum
from typing import Final, NoReturn, Protocol

from contractor.source.file import refused

# What begins like a URL, or like a path on a Windows drive, is no revision.
_NO_REVISION: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|[A-Za-z]:[\\/]|file:")
_LARGE_FILE: Final = re.compile(rb"version https://git-lfs\.github\.com/spec/v\d+\n")
#: A pointer of Git LFS is never longer (git-lfs, docs/spec.md).
_POINTER: Final = 1024


class Absent(Enum):
    """Why a tree has no file at a path."""

    MISSING = "there is nothing"
    FOLDER = "it is a folder"
    SUBMODULE = "it lies in a submodule"
    OUTSIDE = "it is a symbolic link that leads out of the repository"
    DANGLING = "it is a symbolic link that leads nowhere"
    NOT_FETCHED = "this clone does not have all of it"


class Tree(Protocol):
    """The files of one revision, by their paths from the top of the repository."""

    @property
    def name(self) -> str:
        """The revision as a person wrote it."""

    def read(self, path: str) -> bytes | Absent:
        """The content of the file at a path, links inside the tree followed; no more than is ever read."""


def parted(source: str) -> tuple[str, str] | None:
    """Revision and path of `main:specs/api.yaml`; None for what is a path, a URL or standard input.

    As git reads it: the first colon outside of braces ends the revision.
    """
    if _NO_REVISION.match(source):
        return None
    depth = 0
    for index, char in enumerate(source):
        if char == ":" and not depth:
            revision, path = source[:index], source[index + 1 :]
            return (revision, path) if revision and path else None
        depth += (char == "{") - (char == "}" and depth > 0)
    return None


def document(tree: Tree, path: str) -> bytes:
    """The content of a file that a person named. Raises `DocumentError`."""
    return _content(tree, path, "file-not-found")


def referenced(tree: Tree, path: str) -> bytes:
    """The content of a file that a reference leads to. Raises `DocumentError`."""
    return _content(tree, path, "reference-not-found")


def shown(tree: Tree, path: str) -> str:
    """A file of a tree as people see it: `main:specs/api.yaml`."""
    return f"{tree.name}:{path}"


def _content(tree: Tree, path: str, missing: str) -> bytes:
    found = tree.read(path)
    if isinstance(found, Absent):
        _refuse(found, shown(tree, path), missing)
    if len(found) <= _POINTER and _LARGE_FILE.match(found):
        raise refused(
            "large-file-pointer",
            f"{shown(tree, path)} is a pointer of Git LFS, and what it points to is not in the repository",
            "keep API descriptions out of Git LFS; or check the revision out and name the file by its path",
        )
    return found


def _refuse(why: Absent, file: str, missing: str) -> NoReturn:
    match why:
        case Absent.MISSING:
            raise refused(missing, f"there is no file {file}")
        case Absent.FOLDER:
            raise refused(missing, f"{file} is a folder", "name the document in it")
        case Absent.OUTSIDE:
            raise refused(
                "reference-outside-project",
                f"{file} cannot be read: {why.value}",
                "at a revision, only what was committed with it is read; commit the file itself",
            )
        case Absent.SUBMODULE:
            raise refused(
                "in-submodule",
                f"{file} cannot be read: {why.value}, which is another repository",
                "commit the file itself, or check both revisions out and name the files by their paths",
            )
        case Absent.NOT_FETCHED:
            raise refused(
                "not-in-clone",
                f"{file} cannot be read: {why.value}, and nothing is fetched while comparing",
                "fetch without --filter (git fetch --refetch), so that all files are there",
            )
        case Absent.DANGLING:
            raise refused(missing, f"{file} cannot be read: {why.value}")
