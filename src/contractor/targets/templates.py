"""The jinja environment of the targets.

Takes a target's name, gives its templates; refuses to know what is put into them. Templates place finished
text and decide nothing; quoting for a language is done before text gets here, so nothing is escaped.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def folder() -> Path:
    """Where the templates stand: in the installed package, or at the top of a checkout."""
    installed = _PACKAGE / "_templates"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "templates"


@cache
def templates(target: str, before: Path | None = None) -> Environment:
    """The templates of one target, by file name; those in the folder `before` stand before ours."""
    places = [folder() / target]
    return Environment(
        loader=FileSystemLoader(places if before is None else [before, *places]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  the output is no HTML
    )
