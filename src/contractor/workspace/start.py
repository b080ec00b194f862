"""The files that a project begins with.

Takes a folder and a title, writes files that are the person's own from then on; whatever is there already
stays as it is. Refuses to know what is generated from them.
"""

import html
import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Final

from contractor.diagnostic import DocumentError
from contractor.frozen import frozen
from contractor.source import Files
from contractor.text import words
from contractor.workspace.config import Config, has_settings, load
from contractor.workspace.once import denied, write_once
from contractor.workspace.package import from_title
from contractor.workspace.scaffolding import Begun, begin, usual

#: Names by which documents go, the best first.
DOCUMENTS: Final = ("openapi.yaml", "openapi.yml", "openapi.json")
#: Every file and its template below `templates/init/`; None for an empty file.
_ALWAYS: Final[Mapping[str, str | None]] = {
    "README.md": "README.md.jinja",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".github/workflows/contract.yml": "contract.yml.jinja",
}
#: What goes with our own document, and with no other.
_SAMPLE: Final[Mapping[str, str | None]] = {
    "app/__init__.py": None,
    "app/main.py": "app/main.py.jinja",
    "app/tasks.py": "app/tasks.py.jinja",
    "app/database.py": "app/database.py.jinja",
    "tests/conftest.py": "tests/conftest.py.jinja",
    "tests/test_app.py": "tests/test_app.py.jinja",
    "web/main.ts": "web/main.ts",
    "web/package.json": "web/package.json.jinja",
    "web/tsconfig.json": "web/tsconfig.json",
    "web/public/index.html": "web/public/index.html.jinja",
    "openapi.yaml": "openapi.yaml.jinja",
}
#: What generated code needs to run.
_NEEDED: Final = ("fastapi", "jsonschema-rs>=0.60", "pydantic>=2.14", "sqlalchemy>=2.1", "uvicorn")
#: Packages of the sample, whose names the generated one must not have.
_OURS: Final = ("app", "tests")
_AGAIN: Final = "contractor init"
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9 ]*")


@frozen
class Started:
    """What came of it: the files that were written, and those that were there, by their paths below the folder.

    `sample` is whether the project is ours to show, or stands on a document that was there; `install` is how
    what it needs is installed. `app` is the application, `module:variable`; empty where there is none, and `why`
    then says why. `unnamed` is the configuration that does not name it yet, where that is somebody's own.
    """

    sample: bool
    install: str
    written: tuple[str, ...]
    kept: tuple[str, ...]
    app: str = ""
    why: str = ""
    unnamed: str = ""


def start(folder: Path, title: str | None = None) -> Started:
    """Write the files of a new project that are not there yet.

    What is there decides: a configuration, else a document under one of its usual names, is what the project
    is about. Nothing is written unless everything can be. Raises `Refused` where the disk does not allow it.
    """
    there = _configured(folder)
    config = there.config
    spec = there.spec or next((name for name in DOCUMENTS if (folder / name).exists()), None)
    if spec == DOCUMENTS[0] and not (folder / spec).exists():
        # A run before came as far as the configuration, and no further.
        spec = None
    sample = spec is None
    title = _plain(title) or (None if spec is None else _title_of(folder / spec)) or _titled(folder)
    own = there.file in (None, "contractor.toml") and not (folder / "pyproject.toml").exists()
    ours = own or _has_extra(folder / "pyproject.toml")
    package = config.package or from_title(title)
    package = f"{package}_api" if sample and package in _OURS else package
    begun = (
        Begun(app=config.app or usual(package))
        if spec is None
        else begin(folder, folder / spec, package, config)
    )
    stores = begun.stores or not begun.files
    needed = [one for one in _NEEDED if stores or not one.startswith("sqlalchemy")]
    needed += ["python-multipart"] if spec and _sends_forms(folder / spec) else []
    install = 'pip install -e ".[dev]"' if ours else f"pip install {' '.join(map(_quoted, needed))}"
    values: dict[str, Any] = {
        "app": begun.app,
        "app_package": begun.app.partition(".")[0],
        "title": title,
        "title_html": html.escape(title),
        "title_yaml": _scalar(title),
        "package": package,
        "distribution": package.replace("_", "-"),
        "spec": spec or DOCUMENTS[0],
        "sample": sample,
        "stores": sample or begun.stores,
        "needed": needed,
        "install": install,
        "ours": ours,
        "configured": there.file is not None,
    }
    files = {
        path: "" if template is None else _text(template, values)
        for path, template in _files(there.file, own=own, sample=sample)
    }
    # The document says that the rest is there, and so is written last.
    files |= begun.files
    if ours and begun.files:
        files |= begun.tests
        if begun.stores:
            files["tests/conftest.py"] = _text("tests/conftest.py.jinja", values)
    if sample:
        files[DOCUMENTS[0]] = files.pop(DOCUMENTS[0])
    done = write_once(folder, files, _AGAIN)
    kept = [*done.kept]
    if spec is not None and spec not in kept:
        kept.insert(0, spec)
    if own is False and "pyproject.toml" not in kept:
        kept.insert(0, "pyproject.toml")
    # People read of the document first.
    written = dict.fromkeys(path for path in (DOCUMENTS[0], *done.written) if path in done.written)
    unnamed = (there.file or "") if begun.app and config.app is None else ""
    return Started(sample, install, tuple(written), tuple(kept), begun.app, begun.why, unnamed)


@frozen
class _There:
    """The configuration in a folder, and its file; the document is named from that folder."""

    file: str | None = None
    spec: str | None = None
    config: Config = field(default_factory=Config)


def _configured(folder: Path) -> _There:
    """What is configured in the folder itself. Raises `Refused` where it cannot be understood."""
    for file in (folder / "contractor.toml", folder / "pyproject.toml"):
        if file.is_file() and (file.name == "contractor.toml" or has_settings(file)):
            found = load(file)
            spec = None if found.spec is None else os.path.relpath(found.spec, folder.resolve())
            return _There(file.name, spec and Path(spec).as_posix(), found)
    return _There()


def _files(configured: str | None, *, own: bool, sample: bool) -> Iterator[tuple[str, str | None]]:
    """What belongs to a project, and its template; the document last, since it says that the rest is there."""
    if own:
        yield "pyproject.toml", "pyproject.toml.jinja"
    elif configured is None:
        # pyproject.toml is somebody's own; beside it there is a file for ours alone.
        yield "contractor.toml", "contractor.toml.jinja"
    yield from _ALWAYS.items()
    if sample:
        yield from _SAMPLE.items()


def _text(template: str, values: Mapping[str, Any]) -> str:
    from contractor.targets.templates import templates

    return templates("init").get_template(template).render(values)


def _plain(title: str | None) -> str:
    """A title in one line. What is no character is left out."""
    return " ".join((title or "").encode("utf-8", "ignore").decode().split())


def _title_of(document: Path) -> str:
    """The title that a document gives itself; empty where it cannot be read."""
    try:
        info = Files.open(document).root.data["info"]
        return _plain(info["title"])
    except (DocumentError, LookupError, TypeError, AttributeError):
        return ""


def _sends_forms(document: Path) -> bool:
    """Whether a document speaks of forms, which need a library of their own to read."""
    try:
        content = document.read_bytes()
    except OSError:
        return False
    return b"multipart/form-data" in content or b"x-www-form-urlencoded" in content


def _has_extra(project: Path) -> bool:
    """Whether a pyproject.toml has the extra that one of ours has."""
    try:
        found = tomllib.loads(project.read_text("utf-8"))["project"]["optional-dependencies"]["dev"]
    except (OSError, ValueError, LookupError, TypeError):
        return False
    return any(str(one).startswith("openapi-contractor") for one in found)


def _quoted(requirement: str) -> str:
    return f'"{requirement}"' if ">" in requirement else requirement


def _scalar(text: str) -> str:
    """A string in YAML, quoted where some reader of 1.1 or 1.2 would take it for something else."""
    import yaml

    plain = _PLAIN.fullmatch(text) and yaml.safe_load(text) == text
    return text if plain else json.dumps(text, ensure_ascii=False)


def _titled(folder: Path) -> str:
    """A title from the name of a folder. Raises `Refused` where links lead in circles."""
    try:
        name = folder.resolve().name
    except (OSError, RuntimeError) as why:
        raise denied(folder, str(why), _AGAIN) from None
    return " ".join(word[0].upper() + word[1:] for word in words(_plain(name))) or "API"
