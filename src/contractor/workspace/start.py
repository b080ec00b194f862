"""The files that a project begins with.

Takes a folder and a title, writes files that are the person's own from then on; whatever is there already
stays as it is. Refuses to know what is generated from them.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from contractor.frozen import frozen
from contractor.text import words
from contractor.workspace.config import has_settings, shown_path
from contractor.workspace.package import from_title
from contractor.workspace.problem import refusal

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
    "openapi.yaml": "openapi.yaml.jinja",
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
}
#: Packages of the sample, whose names the generated one must not have.
_OURS: Final = ("app", "tests")
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9 ]*")


@frozen
class Started:
    """What came of it: the files that were written, and those that were there, by their paths below the folder.

    `sample` is whether the project is ours to show, or stands on a document that was there.
    """

    spec: str
    package: str
    sample: bool
    written: tuple[str, ...]
    kept: tuple[str, ...]


def start(folder: Path, title: str | None = None) -> Started:
    """Write the files of a new project that are not there yet. Raises `Refused` where the disk does not allow it."""
    title = " ".join((title or _titled(folder)).split()) or "API"
    spec = next((name for name in DOCUMENTS if (folder / name).exists()), None)
    sample = spec is None
    package = from_title(title)
    package = f"{package}_api" if package in _OURS else package
    values: dict[str, Any] = {
        "title": title,
        "title_html": html.escape(title),
        "title_yaml": _scalar(title),
        "package": package,
        "distribution": package.replace("_", "-"),
        "spec": spec or DOCUMENTS[0],
        "sample": sample,
    }
    written: list[str] = []
    kept: list[str] = []
    for path, template in _files(folder, sample=sample):
        text = "" if template is None else _text(template, values)
        (written if _write(folder, path, text) else kept).append(path)
    return Started(values["spec"], package, sample, tuple(written), tuple(kept))


def _files(folder: Path, *, sample: bool) -> Iterator[tuple[str, str | None]]:
    if sample:
        yield "openapi.yaml", _SAMPLE["openapi.yaml"]
    project = folder / "pyproject.toml"
    if not project.exists():
        yield "pyproject.toml", "pyproject.toml.jinja"
    elif not has_settings(project):
        # It is somebody's own; beside it there is a file for ours alone.
        yield "contractor.toml", "contractor.toml.jinja"
    else:
        yield "pyproject.toml", None
    yield from _ALWAYS.items()
    if sample:
        yield from list(_SAMPLE.items())[1:]


def _text(template: str, values: Mapping[str, Any]) -> str:
    from contractor.targets.templates import templates

    return templates("init").get_template(template).render(values)


def _write(folder: Path, path: str, text: str) -> bool:
    """Write a file unless something is there; whether it was written."""
    place = folder / path
    if place.is_symlink() or place.exists():
        return False
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as why:
        raise refusal(
            "cannot-write",
            f"{shown_path(place)} cannot be written: {why.strerror}",
            "mend that and run contractor again: it takes up what is missing",
        ) from None
    return True


def _scalar(text: str) -> str:
    """A string in YAML, quoted where some reader of 1.1 or 1.2 would take it for something else."""
    import yaml

    plain = _PLAIN.fullmatch(text) and yaml.safe_load(text) == text
    return text if plain else json.dumps(text, ensure_ascii=False)


def _titled(folder: Path) -> str:
    return " ".join(word[0].upper() + word[1:] for word in words(folder.resolve().name))
