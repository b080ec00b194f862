"""What a document was: where two histories parted, at a revision, through a range.

Takes names as people write them, gives the tree to read from, paths in it and what to say of them; refuses to
know how git is asked.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from contractor.diagnostic import Finding, Severity
from contractor.frozen import frozen
from contractor.workspace.git import CommitTree, Repository, Revision, Version
from contractor.workspace.problem import Refused, refusal


@frozen
class Against:
    """A document and what it was at the merge base.

    `tree` is the merge base, under the name of what was compared against where that is the same commit; `path`
    is the document's there, empty where it was not there yet. `notes` say what a person should know: that the
    document is new, or was called otherwise.
    """

    repository: Repository
    tree: CommitTree
    path: str = ""
    notes: tuple[Finding, ...] = ()


def against(path: str, ref: str, *, new: str | None = None) -> Against:
    """What a document on disk was where HEAD and `ref` parted; with `new`, what it was for that revision.

    `path` is from the current folder; with `new`, as git reads paths of a revision. Raises `Refused` where
    there is nothing to compare: no repository, no such revision, no merge base, or the document was deleted.
    A document that is new has no `path` in the answer, and a note that says so.
    """
    if new is None:
        repository, place = around(Path(path))
        if repository.top is None:
            raise refusal(
                "no-work-tree",
                "this repository has no work tree, so there is no new side in it",
                f"name its revision: contractor diff --against {ref} HEAD:{path}",
            )
        head = repository.revision("HEAD")
        there = os.path.lexists(path)
        newer = None
    else:
        repository = Repository(Path())
        place, head = repository.inside(path), repository.revision(new)
        there = repository.entry(head.commit, place) is not None
        newer = head
    base = repository.merge_base(head, repository.revision(ref))
    tree = repository.tree(base)
    was = repository.entry(base.commit, place) is not None
    if not there:
        raise _gone(repository, place, base, newer, ref, was=was)
    if was:
        return Against(repository, tree, place)
    old = repository.renamed(place, base, newer)
    if old is None:
        gone = repository.gone(base, newer)
        if gone:
            raise _replaced(place, gone, path, ref)
        return Against(repository, tree, "", (_new(place, ref),))
    note = f"{place} was called {old} at {ref}"
    return Against(repository, tree, old, (Finding("document-renamed", Severity.INFO, note),))


def revisions(
    path: str, range: str, *, also: Sequence[str] = (), tags: bool = False
) -> list[Version]:
    """The commits of a range at which a document changed, or the tags that have it, the oldest first.

    `also` are the files that it refers to, by their paths from the current folder.
    """
    repository, place = around(Path(path))
    others = [other for one in also if (other := _within(repository, one)) is not None]
    return repository.history(place, range, also=others, tags=tags)


def stands(path: str, revision: str) -> str | None:
    """What a document was called at a revision; None where it was not there yet."""
    repository, place = around(Path(path))
    at = repository.revision(revision)
    if repository.entry(at.commit, place) is not None:
        return place
    return repository.renamed(place, at, None)


def _within(repository: Repository, path: str) -> str | None:
    try:
        return repository.place(Path.cwd() / path)
    except Refused:
        return None  # what lies outside has no history here


def around(path: Path) -> tuple[Repository, str]:
    """The repository that a document lies in, which may be a submodule, and its path from the top of that."""
    folder = path.parent if _is_folder(path.parent) else Path()
    repository = Repository(folder)
    return repository, repository.place(Path.cwd() / path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False  # a name that is too long for this system


def _gone(
    repository: Repository, place: str, base: Revision, new: Revision | None, ref: str, *, was: bool
) -> Refused:
    now = repository.moved(place, base, new) if was else None
    if now is not None:
        return refusal(
            "document-deleted",
            f"{place} is called {now} since it left {ref}",
            f"name it: contractor diff --against {ref} {now}",
        )
    if was:
        return refusal(
            "document-deleted",
            f"{place} is at {ref}, and was deleted since: there is nothing to compare it with",
            "name the document that took its place; without one, whoever uses this API loses all of it",
        )
    return refusal("file-not-found", f"there is no file {place}, neither here nor at {ref}")


def nothing_committed(path: Path) -> bool:
    """Whether the repository of a document has no commit yet."""
    return around(path)[0].unborn


def brand_new(path: str) -> Finding:
    """What there is to say of a document where nothing has been committed."""
    return Finding(
        "document-new",
        Severity.INFO,
        f"{path} is new: nothing has been committed here yet, so there is nothing that it could break",
    )


def _replaced(place: str, gone: Sequence[str], path: str, ref: str) -> Refused:
    return refusal(
        "document-replaced",
        f"{place} is new, but {' and '.join(gone)} went away since {ref}: nobody can tell whether this took its"
        " place",
        f"if it did, compare both: contractor diff {ref}:{gone[0]} {path}; if not, whoever uses {gone[0]} loses"
        " all of it",
    )


def _new(place: str, ref: str) -> Finding:
    return Finding(
        "document-new",
        Severity.INFO,
        f"{place} is new: {ref} does not have it, so there is nothing that it could break",
        help="if it was renamed, `git add` it: git sees renames among what it tracks",
    )
