"""The configuration of a project: `[tool.contractor]` of pyproject.toml, or the same table in contractor.toml.

Takes a folder or a file, gives a `Config`; refuses to know which targets exist until they are asked for.
A key that does not exist or holds the wrong thing is an error on its line, never ignored.
"""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from contractor.diagnostic import Finding, Severity, Span
from contractor.frozen import frozen
from contractor.text import nearest
from contractor.workspace.comparing import (
    ALLOW,
    DIFF,
    Comparing,
    allowed,
    comparing,
    mistaken_allow,
    mistaken_diff,
)
from contractor.workspace.database import DATABASE, Database, database, mistaken_database
from contractor.workspace.problem import Mistake, Refused, refusal
from contractor.workspace.testing import TEST, Testing, mistaken_test, testing
from contractor.workspace.toml import places
from contractor.workspace.verifying import VERIFY, Verifying, mistaken_verify, verifying

if TYPE_CHECKING:
    from contractor.diff.policy.settings import Allow

NOTHING: Final[Mapping[str, Any]] = {}
#: An application as servers take it: module:variable.
APP: Final = re.compile(r"^[^\W\d][\w.]*:[^\W\d]\S*$")
#: JSON Schema of every key but `targets`, whose parts depend on what is installed.
KEYS: Final[Mapping[str, Mapping[str, Any]]] = {
    "spec": {"type": "string", "description": "The document, relative to this file."},
    "out": {
        "type": "string",
        "default": "generated",
        "description": "Where the files are written, relative to this file.",
    },
    "package": {
        "type": "string",
        "description": "The importable name of the generated code; by default the title in snake case.",
    },
    "overlays": {
        "type": "array",
        "items": {"type": "string"},
        "default": [],
        "description": "Overlays to apply to the document, in this order, relative to this file.",
    },
    "app": {
        "type": "string",
        "pattern": APP.pattern,
        "description": "Your application, as module:variable: what `contractor dev` serves, and where"
        " `contractor generate` looks for what implements the contract.",
    },
    "templates": {
        "type": "string",
        "description": "Templates that stand before contractor's own (`contractor eject` copies them), relative"
        " to this file.",
    },
    "honour-nullable": {
        "type": "boolean",
        "default": False,
        "description": "Read `nullable: true` as it was meant everywhere.",
    },
    "assume-types": {
        "type": "boolean",
        "default": False,
        "description": "Read a schema without `type` as of the one type that its keywords are about; without it,"
        " values of every other type are valid too.",
    },
    "allow-remote": {
        "type": "boolean",
        "default": False,
        "description": "Follow http and https references to public addresses.",
    },
    "allow-outside": {
        "type": "boolean",
        "default": False,
        "description": "Follow references out of the project's folder.",
    },
    "diff": DIFF,
    "allow": ALLOW,
    "test": TEST,
    "database": DATABASE,
    "verify": VERIFY,
}
ENABLED: Final[Mapping[str, Any]] = {
    "type": "boolean",
    "default": True,
    "description": "Whether this target is generated.",
}
_KINDS: Final[Mapping[str, type]] = {"string": str, "boolean": bool, "object": dict, "array": list}
_SAID: Final = {
    "string": "a string",
    "boolean": "true or false",
    "object": "a table",
    "array": "a list of strings",
}
_POSITION: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@frozen
class Chosen:
    """What a project says about one target: whether it is wanted, and the options that are set."""

    enabled: bool = True
    options: Mapping[str, Any] = field(default_factory=dict)


@frozen
class Config:
    """What a project asks for; `None` where it says nothing. Paths are absolute.

    `file` is where it is written, `text` what is written there; `None` and empty without a configuration.
    """

    file: Path | None = None
    text: str = field(default="", repr=False)
    spec: Path | None = None
    out: Path | None = None
    package: str | None = None
    overlays: tuple[Path, ...] = ()
    app: str | None = None
    templates: Path | None = None
    honour_nullable: bool = False
    assume_types: bool = False
    allow_remote: bool = False
    allow_outside: bool = False
    diff: Comparing = field(default_factory=Comparing)
    allow: tuple["Allow", ...] = ()
    test: Testing = field(default_factory=Testing)
    database: Database = field(default_factory=Database)
    verify: Verifying = field(default_factory=Verifying)
    targets: Mapping[str, Chosen] = field(default_factory=dict)
    spans: Mapping[tuple[str, ...], Span] = field(default_factory=dict, repr=False)

    def span(self, *path: str) -> Span | None:
        """Where a key of the table stands; the nearest key above it where it has no place of its own."""
        while path:
            if path in self.spans:
                return self.spans[path]
            path = path[:-1]
        return self.spans.get(())


def find(folder: Path) -> Path | None:
    """The nearest configuration at or above a folder: contractor.toml, or a pyproject.toml that has our table."""
    for candidate in (folder, *folder.parents):
        own = candidate / "contractor.toml"
        if own.is_file():
            return own
        project = candidate / "pyproject.toml"
        if project.is_file() and has_settings(project):
            return project
    return None


def has_settings(file: Path) -> bool:
    """Whether a pyproject.toml has our table."""
    try:
        content = file.read_bytes()
    except OSError:
        return False
    if b"contractor" not in content:
        return False
    try:
        data = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        # Whether it is ours cannot be told, and passing it over could hide it.
        return re.search(rb"^\s*\[\s*tool\s*\.\s*contractor", content, re.MULTILINE) is not None
    tool = data.get("tool")
    return isinstance(tool, dict) and "contractor" in tool


def load(file: Path | None) -> Config:
    """The configuration in a file, empty without one. Raises `Refused` with a finding for each mistake."""
    if file is None:
        return Config()
    shown = shown_path(file)
    text = _text(file, shown)
    data = _parsed(text, shown)
    table, prefix = _table(data, file.name)
    everywhere = places(text, shown)
    spans = {
        path[len(prefix) :]: span
        for path, span in everywhere.items()
        if path[: len(prefix)] == prefix
    }
    mistakes = [
        Finding(id, Severity.ERROR, message, "", help, span=_span(spans, path, shown))
        for path, id, message, help in _mistakes(table)
    ]
    mistakes += [
        Finding(id, Severity.ERROR, message, "", help, span=_span(everywhere, path, shown))
        for path, id, message, help in _beside(data, table, file.name)
    ]
    if mistakes:
        raise Refused(mistakes)
    return Config(
        file=file,
        text=text,
        spec=_path(file, table.get("spec")),
        out=_path(file, table.get("out")),
        package=table.get("package"),
        overlays=tuple(
            Path(os.path.normpath(file.parent / one)) for one in table.get("overlays", ())
        ),
        app=table.get("app"),
        templates=_path(file, table.get("templates")),
        honour_nullable=table.get("honour-nullable", False),
        assume_types=table.get("assume-types", False),
        allow_remote=table.get("allow-remote", False),
        allow_outside=table.get("allow-outside", False),
        diff=comparing(table.get("diff", NOTHING), file.parent),
        allow=allowed(table.get("allow", ()), spans),
        test=testing(table.get("test", NOTHING)),
        database=database(table.get("database", NOTHING)),
        verify=verifying(table.get("verify", NOTHING)),
        targets={
            name: Chosen(
                chosen.get("enabled", True),
                {key: value for key, value in chosen.items() if key != "enabled"},
            )
            for name, chosen in table.get("targets", NOTHING).items()
        },
        spans=spans,
    )


def schema(options: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> dict[str, Any]:
    """The JSON Schema of the whole table, for editors. `options` are those of each installed target."""
    targets = {
        name: {
            "type": "object",
            "properties": {"enabled": ENABLED, **options[name]},
            "additionalProperties": False,
        }
        for name in sorted(options)
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "contractor",
        "description": "The table [tool.contractor] of pyproject.toml, and the file contractor.toml.",
        "type": "object",
        "properties": {
            **KEYS,
            "targets": {
                "type": "object",
                "description": "What each target is asked for, by its name.",
                "properties": targets,
                "additionalProperties": {
                    "type": "object",
                    "properties": {"enabled": ENABLED},
                },
            },
        },
        "additionalProperties": False,
    }


def shown_path(path: Path) -> str:
    """A path as a person sees it from the current folder."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def unknown(kind: str, name: str, known: list[str]) -> tuple[str, str]:
    """Message and help for a name that does not exist."""
    near = nearest(name, known)
    return (
        f"there is no {kind} {name!r}" + (f"; did you mean {near}?" if near else ""),
        f"there are: {', '.join(known)}" if known else f"there is no {kind} at all",
    )


def _mistakes(table: Mapping[str, Any]) -> Iterator[Mistake]:
    known = [*KEYS, "targets"]
    for name, value in table.items():
        if name not in known:
            message, help = unknown("setting", name, known)
            yield (name,), "unknown-setting", message, help
            continue
        wanted = "object" if name == "targets" else KEYS[name]["type"]
        if name == "allow" and isinstance(value, list):
            yield from mistaken_allow(value)
        elif name == "diff" and isinstance(value, dict):
            yield from mistaken_diff(value)
        elif name == "test" and isinstance(value, dict):
            yield from mistaken_test(value)
        elif name == "database" and isinstance(value, dict):
            yield from mistaken_database(value)
        elif name == "verify" and isinstance(value, dict):
            yield from mistaken_verify(value)
        elif not isinstance(value, _KINDS[wanted]) or (
            isinstance(value, list) and not all(isinstance(one, str) and one for one in value)
        ):
            said = "a list of tables" if name == "allow" else _SAID[wanted]
            yield (name,), "invalid-setting", f"`{name}` must be {said}", None
        elif isinstance(value, dict):
            yield from _mistaken_targets(value)
        elif name == "app" and not APP.fullmatch(str(value)):
            message = f"`{name}` is {value!r}, which is no module:variable"
            yield (name,), "invalid-setting", message, 'for instance app = "app.main:app"'
        elif value == "":
            yield (
                (name,),
                "invalid-setting",
                f"`{name}` is empty",
                "leave it out, or name something",
            )


def _beside(data: Mapping[str, Any], table: Mapping[str, Any], name: str) -> Iterator[Mistake]:
    """What stands in contractor.toml beside our table, and so is not read. Other files belong to others too."""
    if name == "contractor.toml" and table is not data:
        for key in data:
            if key != "tool":
                message = f"`{key}` stands outside of [tool.contractor]"
                yield (key,), "unknown-setting", message, f"write it as `tool.contractor.{key}`"


def _mistaken_targets(
    targets: Mapping[str, Any],
) -> Iterator[Mistake]:
    for name, chosen in targets.items():
        if not isinstance(chosen, dict):
            message = f"`targets.{name}` must be a table"
            yield ("targets", name), "invalid-setting", message, f"{name} = {{ enabled = true }}"
        elif not isinstance(chosen.get("enabled", True), bool):
            message = f"`targets.{name}.enabled` must be true or false"
            yield ("targets", name, "enabled"), "invalid-setting", message, None


def _parsed(text: str, shown: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as why:
        found = _POSITION.search(str(why))
        message = str(why)[: found.start()] if found else str(why)
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        column = int(found[2]) if found and found[2] else 1
        span = Span(shown, line, column, line, column + 1)
        raise Refused(
            [Finding("invalid-toml", Severity.ERROR, f"this is no TOML: {message}", span=span)]
        ) from None


def _table(data: Mapping[str, Any], name: str) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """Our table and the path to it; contractor.toml may leave the path out."""
    tool = data.get("tool")
    own = tool.get("contractor") if isinstance(tool, dict) else None
    if isinstance(own, dict):
        return own, ("tool", "contractor")
    return (NOTHING, ("tool", "contractor")) if name == "pyproject.toml" else (data, ())


def _text(file: Path, shown: str) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        raise refusal("config-not-found", f"there is no file {shown}") from None
    except UnicodeDecodeError:
        raise refusal("invalid-toml", f"{shown} is not UTF-8, as TOML must be") from None
    except OSError as why:
        raise refusal("config-not-readable", f"{shown} cannot be read: {why.strerror}") from None


def _path(file: Path, value: str | None) -> Path | None:
    return None if value is None else Path(os.path.normpath(file.parent / value))


def _span(spans: Mapping[tuple[str, ...], Span], path: tuple[str, ...], shown: str) -> Span:
    while path and path not in spans:
        path = path[:-1]
    return spans.get(path) or Span(shown, 1, 1, 1, 1)
