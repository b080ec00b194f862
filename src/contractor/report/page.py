"""A page that needs nothing else: no network, no other file.

Takes a view and the names of our own template, styles and scripts, gives HTML; refuses to let anything of a document
act: text is escaped, and the page's policy runs its own script alone. What is shown is decided by whoever asks.
"""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

_PACKAGE: Final = Path(__file__).resolve().parents[1]


def page(template: str, view: object, styles: Sequence[str], scripts: Sequence[str]) -> str:
    """The page that `templates/report` has under these names; the template finds the view as `page`."""
    from markupsafe import Markup

    style, script = _joined(styles), _joined(scripts)
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)};"
        " base-uri 'none'; form-action 'none'"
    )
    # Both are our own files, and neither holds an end tag.
    made: str = (
        _templates()
        .get_template(template)
        .render(
            page=view,
            policy=policy,
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
        )
    )
    # A lone surrogate that got this far cannot be written.
    return made.encode("utf-8", "replace").decode()


def _joined(names: Sequence[str]) -> str:
    return "".join((_folder() / name).read_text("utf-8") for name in names)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _folder() -> Path:
    """Where the templates stand: in the installed package, or at the top of a checkout."""
    installed = _PACKAGE / "_templates"
    top = installed if installed.is_dir() else _PACKAGE.parent.parent / "templates"
    return top / "report"


@cache
def _templates() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_folder()),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
    )
