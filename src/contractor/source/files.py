"""The files of one document.

Takes a path, on disk or in the tree of a revision, a text or data, gives `SourceFile`s by name, each read
once; refuses to leave the project's folder or to touch the network unless it was asked to, and refuses to know
what a document means.
"""

import json as stdlib_json
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath
from posixpath import dirname, normpath, relpath
from posixpath import join as join_paths
from typing import Any, BinaryIO, Final
from urllib.parse import unquote, urljoin, urlsplit

from contractor.diagnostic import DocumentError, Finding, Severity
from contractor.source import git
from contractor.source.file import SourceFile, parse, refused
from contractor.source.known import known
from contractor.source.pointer import named, scheme
from contractor.source.syntax import MAX_BYTES
from contractor.text import short

_PROJECT: Final = ("contractor.toml", "pyproject.toml", ".git")
# Where the top of a tree stands for whoever joins paths. Above it there is nothing, not even the disk.
_TOP: Final = PurePosixPath("/(revision)")
# RFC 3986 §3.1; a single letter is a Windows drive.
_DRIVE: Final = re.compile(r"/+[A-Za-z]:")


class Files:
    """The root document and whatever its references named, loaded by name when asked for."""

    def __init__(
        self,
        root: SourceFile,
        path: Path | None = None,
        project: Path | None = None,
        *,
        allow_remote: bool = False,
        allow_outside: bool = False,
        overlays: Sequence[SourceFile] = (),
        tree: git.Tree | None = None,
    ) -> None:
        self.root = root
        self._tree = tree
        self.loaded: dict[str, SourceFile] = {"": root}
        self._written = {"": root, **{file.name: file for file in overlays}}
        self._overlaying: tuple[Finding, ...] = ()
        # The folder's own symbolic links are followed, the document's is not: its neighbours are those
        # that a person sees beside it.
        self._folder: PurePath | None = None
        if path is not None:
            self._folder = path.parent.resolve() if tree is None else _TOP / path.parent.as_posix()
        self._given = None if path is None else path.parent
        self._root_name = None if path is None else named(path.name)
        self._project = project.resolve() if project is not None else None
        self._allow_remote = allow_remote
        self._allow_outside = allow_outside
        self._failed: dict[str, DocumentError] = {}
        if overlays:
            self._overlay(overlays)

    @property
    def has_overlays(self) -> bool:
        """Whether data may hold what no text of a document does."""
        return len(self._written) > 1

    @classmethod
    def open(
        cls,
        source: str | os.PathLike[str],
        *,
        project: Path | None = None,
        allow_remote: bool = False,
        allow_outside: bool = False,
        stdin: BinaryIO | None = None,
        overlays: Iterable[str | os.PathLike[str]] = (),
        tree: git.Tree | None = None,
    ) -> "Files":
        """The document at a path, with overlays applied; `-` is standard input, as if it stood in this folder.

        References may lead to files below `project`: by default the nearest folder above the document that
        holds `contractor.toml`, `pyproject.toml` or `.git`, else the document's own. With a `tree`, paths are
        those in it, written with `/` from its top, and nothing outside of it is read whatever is allowed.
        Raises `DocumentError`.
        """
        if tree is not None:
            return cls._of_tree(tree, normpath(os.fspath(source)), allow_remote, overlays)
        if source == "-":
            root = parse((stdin or sys.stdin.buffer).read(MAX_BYTES + 1), "", "<stdin>")
            path = Path("<stdin>")
        else:
            path = Path(source)
            if scheme(os.fspath(source)) is not None and not path.exists():
                raise refused(
                    "file-not-found",
                    f"{source} is no file; the document itself is not fetched",
                    "download it and name the file, or pipe it in and name -",
                )
            root = parse(_root_bytes(path), "", _display(path))
        return cls(
            root,
            path,
            project or _project(path.parent.resolve()),
            allow_remote=allow_remote,
            allow_outside=allow_outside,
            overlays=[
                parse(_root_bytes(Path(one)), beside(path, Path(one)), _display(Path(one)))
                for one in overlays
            ],
        )

    @classmethod
    def _of_tree(
        cls,
        tree: git.Tree,
        path: str,
        allow_remote: bool,
        overlays: Iterable[str | os.PathLike[str]],
    ) -> "Files":
        def read(path: str, name: str) -> SourceFile:
            return parse(git.document(tree, path), name, git.shown(tree, path))

        given = [normpath(os.fspath(one)) for one in overlays]
        return cls(
            read(path, ""),
            Path(path),
            allow_remote=allow_remote,
            overlays=[read(one, named(relpath(one, dirname(path) or "."))) for one in given],
            tree=tree,
        )

    @classmethod
    def of_text(cls, text: str, *, name: str = "openapi.yaml") -> "Files":
        """A document that is no file; its references to files are refused. Raises `DocumentError`."""
        try:
            content = text.encode()
        except UnicodeEncodeError as error:
            message = f"the text is not Unicode: {error.reason} at character {error.start}"
            raise refused("invalid-encoding", message) from None
        return cls(parse(content, "", name))

    @classmethod
    def of_data(cls, data: Mapping[str, Any], *, name: str = "openapi.json") -> "Files":
        """A document that is data already. Raises `DocumentError`."""
        try:
            text = stdlib_json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False)
        except (TypeError, ValueError) as error:
            raise refused("invalid-data", f"JSON cannot say this: {error}") from None
        except RecursionError:
            raise refused("too-deep", "the data nests too deeply") from None
        return cls.of_text(text, name=name)

    @property
    def revision(self) -> str | None:
        """The git revision that the files were read at, as a person wrote it; None on disk."""
        return None if self._tree is None else self._tree.name

    @property
    def findings(self) -> list[Finding]:
        """What was read so far but might mean something else to other readers."""
        said = [finding for file in self.written.values() for finding in file.findings]
        return [*said, *self._overlaying]

    @property
    def written(self) -> dict[str, SourceFile]:
        """Every file that was read, as it was written: the document before its Overlays, and these."""
        return {**self.loaded, **self._written}

    @property
    def shown(self) -> dict[str, SourceFile]:
        """The same files by the paths that people see."""
        return {file.display: file for file in self.written.values()}

    @property
    def overlays(self) -> tuple[str, ...]:
        """The Overlays that were applied, by the paths that people see."""
        return tuple(file.display for name, file in self._written.items() if name)

    def path(self, name: str) -> Path | None:
        """The path of a local file by its name in keys; None for what is on no disk."""
        if self._folder is None or self._tree is not None or scheme(name) is not None:
            return None
        return Path(self._folder) / unquote(name or self._root_name or "")

    def resolve(self, reference: str, base: str) -> tuple[str, str]:
        """File name and fragment of a URI reference that stands in file `base` (RFC 3986 §5). Loads nothing."""
        location, _, fragment = reference.partition("#")
        return (self._named(location, base) if location else base), unquote(fragment)

    def load(self, name: str, *, at: str = "") -> SourceFile:
        """The file of a name. Raises `DocumentError` with one finding; `at` is the place that refers to it."""
        if name not in self.loaded and name not in self._failed:
            try:
                remote = scheme(name) is not None
                content = self._fetched(name) if remote else self._local(name)
                self.loaded[name] = parse(content, name, self._shown(name))
            except DocumentError as failure:
                self._failed[name] = failure
        if name in self._failed:
            found = self._failed[name].findings
            raise DocumentError(replace(finding, at=finding.at or at) for finding in found)
        return self.loaded[name]

    def locate(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings with their spans."""
        return [self._located(finding) for finding in findings]

    def _overlay(self, overlays: Sequence[SourceFile]) -> None:
        from contractor.source.overlay import overlaid

        try:
            self.root, found = overlaid(self.root, overlays)
        except DocumentError as failure:
            raise DocumentError(self.locate(failure.findings)) from None
        self.loaded[""] = self.root
        self._overlaying = (*found, *self._extended(overlays))

    def _extended(self, overlays: Sequence[SourceFile]) -> Iterator[Finding]:
        """Overlays that say they are for another document than this one."""
        for overlay in overlays:
            uri = overlay.data.get("extends", "")
            # What was piped in has no name.
            if self._root_name in (None, "<stdin>") or not uri or scheme(uri) is not None:
                continue
            name, _ = self.resolve(uri, overlay.name)
            if name:
                yield Finding(
                    "overlay-extends-another",
                    Severity.WARNING,
                    f"this Overlay extends {short(uri)}, and is applied to another document",
                    f"{overlay.name}#/extends",
                    "correct `extends`, or leave the Overlay out here",
                )

    def _located(self, finding: Finding) -> Finding:
        name = finding.at.partition("#")[0]
        file = self.loaded.get(name) or self._written.get(name)
        if finding.span is not None or not finding.at or file is None:
            return finding
        return replace(finding, span=file.span(finding.pointer, on_key=finding.on_key))

    def _named(self, location: str, base: str) -> str:
        found = scheme(location)
        if scheme(base) is not None:
            # Whatever is fetched may lead to other remote files, and never to local ones.
            return _joined(base, location)
        if found is None and location.startswith("//"):
            return "file:" + location
        if found == "file":
            parts = urlsplit(location)
            if parts.netloc not in ("", "localhost"):
                return location
            path = parts.path[1:] if os.name == "nt" and _DRIVE.match(parts.path) else parts.path
        elif found is not None:
            return location
        else:
            path = location.partition("?")[0]
        return self._local_name(unquote(path), base) if path else base

    def _local_name(self, path: str, base: str) -> str:
        folder = "/" if self._folder is None else self._folder.as_posix()
        absolute = normpath(join_paths(folder, dirname(unquote(base)), path))
        name = named(relpath("/" + absolute.lstrip("/"), folder))
        return "" if name == self._root_name else name

    def _shown(self, name: str) -> str:
        if scheme(name) is not None or self._given is None:
            return name
        if self._tree is not None:
            return git.shown(
                self._tree, normpath(join_paths(self._given.as_posix(), unquote(name)))
            )
        return _display(Path(os.path.normpath(self._given / unquote(name))))

    def _local(self, name: str) -> bytes:
        if self._folder is None:
            raise refused(
                "reference-not-found",
                f"{unquote(name)} cannot be read: this document is no file",
            )
        if "\\" in name:
            raise refused(
                "reference-not-found",
                f"{unquote(name)} is no reference",
                "write / between folders; references are URIs",
            )
        if self._tree is not None:
            return self._in_tree(self._tree, PurePosixPath(self._folder), name)
        try:
            path = (Path(self._folder) / unquote(name)).resolve()
        except (OSError, ValueError, RuntimeError) as error:
            raise refused(
                "reference-not-found", f"{unquote(name)!r} cannot be read: {_why(error)}"
            ) from None
        if not self._allow_outside and not path.is_relative_to(self._project or Path(self._folder)):
            raise refused(
                "reference-outside-project",
                f"{unquote(name)} lies outside the project",
                "move it inside, or allow it with --allow-outside",
            )
        return _referenced_bytes(path, self._shown(name))

    def _in_tree(self, tree: git.Tree, folder: PurePosixPath, name: str) -> bytes:
        path = PurePosixPath(normpath(folder / unquote(name)))
        if not path.is_relative_to(_TOP):
            raise refused(
                "reference-outside-project",
                f"{unquote(name)} lies outside the repository",
                "at a revision, only what was committed with it is read",
            )
        return git.referenced(tree, path.relative_to(_TOP).as_posix())

    def _fetched(self, name: str) -> bytes:
        content = known(name)
        if content is not None:
            return content
        found = scheme(name)
        if found not in ("http", "https"):
            raise refused(
                "unsupported-scheme",
                f"{name} cannot be read: only paths, http and https can",
                "bring the file into the project and refer to it by its path",
            )
        if not self._allow_remote:
            raise refused(
                "remote-reference-refused",
                f"{name} is on another machine, and reading it was not asked for",
                "bring the file into the project, or allow it with --allow-remote",
            )
        from contractor.source.remote import NotFetched, Private, fetch

        try:
            return fetch(name)
        except Private as why:
            raise refused(
                "remote-reference-refused",
                f"{name} cannot be read: {why}",
                "bring the file into the project",
            ) from None
        except NotFetched as why:
            raise refused("reference-not-found", f"{name} cannot be read: {why}") from None


def beside(document: Path, other: Path) -> str:
    """The name in keys of a file that a person named: relative to the document's folder."""
    path = other.parent.resolve() / other.name
    try:
        return named(Path(os.path.relpath(path, document.parent.resolve())).as_posix())
    except ValueError:
        # Windows: on another drive nothing is relative.
        return named(path.as_posix())


def _joined(base: str, location: str) -> str:
    try:
        return urljoin(base, location)
    except ValueError:
        return location


def _root_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise refused(
                "file-not-found", f"{_display(path)} is a folder", "name the document in it"
            )
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise refused("file-not-found", f"there is no file {_display(path)}") from None
    except (OSError, ValueError) as error:
        raise refused(
            "file-not-readable", f"{_display(path)!r} cannot be read: {_why(error)}"
        ) from None


def _referenced_bytes(path: Path, display: str) -> bytes:
    try:
        # A pipe or a device would keep us waiting for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise refused("reference-not-found", f"{display} is no file")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise refused("reference-not-found", f"there is no file {display}") from None
    except (OSError, ValueError) as error:
        raise refused("file-not-readable", f"{display} cannot be read: {_why(error)}") from None


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _display(path: Path) -> str:
    try:
        here = Path.cwd()
        return Path(os.path.normpath(here / path)).relative_to(here).as_posix()
    except ValueError:
        return path.as_posix()


def _project(folder: Path) -> Path:
    for candidate in (folder, *folder.parents):
        if any((candidate / mark).exists() for mark in _PROJECT):
            return candidate
    return folder
