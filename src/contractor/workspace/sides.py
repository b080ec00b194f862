"""The two documents of a comparison: read from disk, from standard input, or at a revision.

Takes what a person wrote (`openapi.yaml`, `-`, `main:specs/api.yaml`), gives contracts; refuses to compare
them. What cannot be read is said of its side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from contractor.contract import Contract, read
from contractor.diagnostic import DocumentError, Finding, Severity
from contractor.frozen import frozen
from contractor.source import Files, SourceFile
from contractor.source import git as naming
from contractor.workspace.git import CommitTree, Repository
from contractor.workspace.past import against, brand_new, nothing_committed
from contractor.workspace.problem import refusal


@frozen
class Reading:
    """How both documents are read."""

    overlays: tuple[Path, ...] = ()
    allow_remote: bool = False
    allow_outside: bool = False
    honour_nullable: bool = False
    assume_types: bool = False


@frozen
class Side:
    """One document of a comparison; `word` is `old` or `new`, `notes` are about how it was read."""

    word: str
    contract: Contract
    notes: tuple[Finding, ...] = ()


class Unread(DocumentError):
    """A side cannot be read. Findings are located and say which side it is; `shown` gives their excerpts."""

    def __init__(self, word: str, failure: DocumentError, files: Files | None) -> None:
        found = failure.findings if files is None else files.locate(failure.findings)
        self.word = word
        self.shown: Mapping[str, SourceFile] = {} if files is None else files.shown
        note = f"this is the {word} side"
        super().__init__(replace(one, notes=(*one.notes, note)) for one in found)


def side(
    word: str, source: str, reading: Reading | None = None, *, stdin: BinaryIO | None = None
) -> Side:
    """The document that a person named: a path, `-`, or `revision:path`. A path that exists is a path.

    Raises `Unread`, and `Refused` where the repository does not allow it.
    """
    reading = reading or Reading()
    named = _named(source)
    if named is None:
        return _read(word, source, reading, None, reading.overlays, stdin=stdin)
    repository = Repository(Path())
    revision, path = named
    tree = repository.tree(repository.revision(revision))
    return _at(word, repository, tree, repository.inside(path), reading)


def sides(
    old: str, new: str, reading: Reading | None = None, *, stdin: BinaryIO | None = None
) -> tuple[Side, Side]:
    """Both documents. Raises as `side` does; where neither can be read, for the old one."""
    if old == new == "-":
        raise refusal("same-input", "standard input is one document, and cannot be both sides")
    return side("old", old, reading, stdin=stdin), side("new", new, reading, stdin=stdin)


def since(
    ref: str,
    new: str,
    reading: Reading | None = None,
    *,
    stdin: BinaryIO | None = None,
    first: bool = False,
) -> tuple[Side | None, Side]:
    """A document, and what it was where its history and that of `ref` parted; None where it is new.

    `new` is a path or `revision:path`. Where nothing has been committed yet, every document is new if `first`.
    Raises `Unread`, and `Refused` where there is nothing to compare.
    """
    reading = reading or Reading()
    if new == "-":
        raise refusal(
            "same-input",
            "what is piped in has no history to compare it with",
            f"name the old side: contractor diff {ref}:PATH -",
        )
    named = _named(new)
    if first and named is None and nothing_committed(Path(new)):
        after = side("new", new, reading, stdin=stdin)
        return None, replace(after, notes=(*after.notes, brand_new(new)))
    found = against(new, ref) if named is None else against(named[1], ref, new=named[0])
    old = None
    if found.path:
        old = _at("old", found.repository, found.tree, found.path, reading)
        old = replace(old, notes=(*found.notes, *old.notes))
    after = side("new", new, reading, stdin=stdin)
    return old, after if old is not None else replace(after, notes=(*found.notes, *after.notes))


def _named(source: str) -> tuple[str, str] | None:
    """Revision and path, if these are what was named."""
    try:
        is_path = source == "-" or Path(source).exists()
    except (OSError, ValueError):
        is_path = False  # a name that is too long for this system
    return None if is_path else naming.parted(source)


def _at(word: str, repository: Repository, tree: CommitTree, path: str, reading: Reading) -> Side:
    """A document in a tree, under those of the Overlays that there are at that revision."""
    overlays, notes = [], []
    with tree:
        for one in reading.overlays:
            place = repository.place(Path.cwd() / one)
            if tree.read(place) is naming.Absent.MISSING:
                message = (
                    f"{tree.name} has no {place}: the {word} side is read without this Overlay"
                )
                notes.append(Finding("overlay-missing", Severity.WARNING, message))
            else:
                overlays.append(place)
        found = _read(word, path, reading, tree, overlays)
    return replace(found, notes=tuple(notes))


def _read(
    word: str,
    source: str,
    reading: Reading,
    tree: CommitTree | None,
    overlays: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
) -> Side:
    files: Files | None = None
    try:
        files = Files.open(
            source,
            allow_remote=reading.allow_remote,
            allow_outside=reading.allow_outside,
            overlays=overlays,
            stdin=stdin,
            tree=tree,
        )
        contract = read(
            files, honour_nullable=reading.honour_nullable, assume_types=reading.assume_types
        )
    except DocumentError as failure:
        raise Unread(word, failure, files) from None
    return Side(word, contract)
