"""The files of one document.

Takes a path, a text or data, gives `SourceFile`s by name, each read once; refuses to leave the project's
folder or to touch the network unless it was asked to, and refuses to know what a document means.
"""

import json as stdlib_json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from posixpath import normpath
from typing import Any, Final
from urllib.parse import unquote, urljoin, urlsplit

from contractor.diagnostic import DocumentError, Finding, Severity
from contractor.source.file import SourceFile, parse
from contractor.source.remote import NotFetched, fetch

_PROJECT: Final = ("contractor.toml", "pyproject.toml", ".git")


class Files:
    """The root document and whatever its references named, loaded by name when asked for."""

    def __init__(
        self,
        root: SourceFile,
        folder: Path | None,
        project: Path | None = None,
        *,
        allow_remote: bool = False,
        allow_outside: bool = False,
    ) -> None:
        self.root = root
        self.loaded: dict[str, SourceFile] = {"": root}
        self._folder = folder
        self._project = project
        self._allow_remote = allow_remote
        self._allow_outside = allow_outside

    @classmethod
    def open(
        cls,
        source: str | os.PathLike[str],
        *,
        project: Path | None = None,
        allow_remote: bool = False,
        allow_outside: bool = False,
    ) -> "Files":
        """The document at a path; `-` is standard input. Raises `DocumentError`."""
        if source == "-":
            root = parse(sys.stdin.buffer.read(), "", "<stdin>")
            folder = Path.cwd()
        else:
            path = Path(source)
            root = parse(_bytes(path), "", _display(path))
            folder = path.resolve().parent
        return cls(
            root,
            folder,
            (project or _project(folder)).resolve(),
            allow_remote=allow_remote,
            allow_outside=allow_outside,
        )

    @classmethod
    def of_text(cls, text: str, *, name: str = "openapi.yaml") -> "Files":
        """A document that is no file; its references to files are refused. Raises `DocumentError`."""
        return cls(parse(text.encode(), "", name), None)

    @classmethod
    def of_data(cls, data: Mapping[str, Any], *, name: str = "openapi.json") -> "Files":
        """A document that is data already."""
        return cls.of_text(stdlib_json.dumps(data, indent=2, ensure_ascii=False), name=name)

    @property
    def digest(self) -> Mapping[str, str]:
        """SHA-256 of every file read so far, by name."""
        return {name: file.digest for name, file in sorted(self.loaded.items())}

    def path(self, name: str) -> Path | None:
        """The path of a local file by its name in keys."""
        return None if self._folder is None or _is_url(name) else self._folder / name

    def resolve(self, reference: str, base: str) -> tuple[str, str]:
        """File name and fragment of a URI reference that stands in file `base` (RFC 3986 §5). Loads nothing."""
        location, _, fragment = reference.partition("#")
        if not location:
            return base, unquote(fragment)
        if _is_url(location) or _is_url(base):
            joined = urljoin(base, location)
            if joined.startswith("file:"):
                joined = self._relative(Path(unquote(urlsplit(joined).path)))
            return joined, unquote(fragment)
        folder = base.rpartition("/")[0]
        path = unquote(location)
        name = (
            self._relative(Path(path))
            if path.startswith("/")
            else normpath(f"{folder}/{path}".lstrip("/"))
        )
        return ("" if self._is_root(name) else name), unquote(fragment)

    def load(self, name: str) -> SourceFile:
        """The file of a name. Raises `DocumentError` with one finding; its `at` is for the caller to set."""
        if name not in self.loaded:
            content = self._fetched(name) if _is_url(name) else self._local(name)
            self.loaded[name] = parse(content, name, self._shown(name))
        return self.loaded[name]

    def locate(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings with their spans."""
        return [self._located(finding) for finding in findings]

    def _located(self, finding: Finding) -> Finding:
        file = self.loaded.get(finding.at.partition("#")[0])
        if finding.span is not None or not finding.at or file is None:
            return finding
        return replace(finding, span=file.span(finding.pointer, on_key=finding.on_key))

    def _is_root(self, name: str) -> bool:
        return self._folder is not None and name == Path(self.root.display).name

    def _relative(self, path: Path) -> str:
        if self._folder is None:
            return path.as_posix()
        return Path(os.path.relpath(path, self._folder)).as_posix()

    def _shown(self, name: str) -> str:
        return name if _is_url(name) or self._folder is None else _display(self._folder / name)

    def _local(self, name: str) -> bytes:
        if self._folder is None:
            raise _refused(
                "reference-not-found", f"{name} cannot be read: this document is no file"
            )
        path = self._folder / name
        if not self._allow_outside and not path.resolve().is_relative_to(
            self._project or self._folder
        ):
            raise _refused(
                "reference-outside-project",
                f"{name} lies outside the project",
                "move it inside, or allow it with --allow-outside",
            )
        return _bytes(path)

    def _fetched(self, name: str) -> bytes:
        if not self._allow_remote:
            raise _refused(
                "remote-reference-refused",
                f"{name} is on another machine, and reading it was not asked for",
                "bring the file into the project, or allow it with --allow-remote",
            )
        try:
            return fetch(name)
        except NotFetched as why:
            raise _refused("reference-not-found", f"{name} cannot be read: {why}") from None


def _is_url(name: str) -> bool:
    scheme, colon, _ = name.partition(":")
    return (
        bool(colon) and len(scheme) > 1 and scheme.isascii() and scheme.replace("+", "").isalnum()
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise _refused("file-not-found", f"there is no file {_display(path)}") from None
    except IsADirectoryError:
        raise _refused(
            "file-not-found", f"{_display(path)} is a folder", "name the document in it"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused("file-not-readable", f"{_display(path)} cannot be read: {reason}") from None


def _display(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _project(folder: Path) -> Path:
    for candidate in (folder, *folder.parents):
        if any((candidate / mark).exists() for mark in _PROJECT):
            return candidate
    return folder


def _refused(id: str, message: str, help: str | None = None) -> DocumentError:
    return DocumentError([Finding(id, Severity.ERROR, message, help=help)])
