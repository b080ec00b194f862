"""What the verbs that read a document share: its options, the configuration behind them, and failing to read.

Takes the command line, gives a contract; refuses to know what a verb does with it. What the command line
does not say, the project's configuration says.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from contractor.cli import completing
from contractor.cli.printing import PLAIN, Printer, Stopped
from contractor.diagnostic import DocumentError, Finding

if TYPE_CHECKING:
    from contractor.contract import Contract
    from contractor.model import Model
    from contractor.source import Files, SourceFile
    from contractor.workspace.config import Config

F = TypeVar("F", bound=Callable[..., Any])
_CONFIG = "contractor.config"


def config(context: click.Context) -> "Config":
    """The project's configuration; prints why and exits with 2 where it cannot be understood."""
    from contractor.workspace.config import find, load
    from contractor.workspace.problem import Refused

    if _CONFIG not in context.meta:
        try:
            context.meta[_CONFIG] = load(find(Path.cwd()))
        except Refused as refused:
            refuse(refused.findings)
    found: Config = context.meta[_CONFIG]
    return found


def configured(command: F) -> F:
    """--config FILE: another configuration than the nearest."""
    return click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        is_eager=True,
        expose_value=False,
        callback=_given_config,
        help="The configuration, instead of the nearest contractor.toml or pyproject.toml.",
    )(command)


def switches(command: F) -> F:
    """The options that say how a document is read."""
    for name, help in (
        ("honour-nullable", "Read `nullable: true` as it was meant everywhere."),
        (
            "assume-types",
            "Read a schema without `type` as of the type that its keywords are about.",
        ),
        ("allow-outside", "Follow references out of the project's folder."),
        ("allow-remote", "Follow http and https references to public addresses."),
    ):
        command = click.option(f"--{name}", is_flag=True, callback=_from_config, help=help)(command)
    return click.option(
        "--overlay",
        "overlays",
        type=click.Path(path_type=Path),
        metavar="FILE",
        multiple=True,
        callback=_overlays,
        help="Apply an OpenAPI Overlay to the document; may be repeated.",
    )(command)


def document(command: F) -> F:
    """The argument and options of every verb that reads one document."""
    spec = click.argument("spec", required=False, callback=_spec, shell_complete=completing.files)
    return configured(switches(spec(command)))


def contract(
    spec: str,
    *,
    allow_remote: bool,
    allow_outside: bool,
    honour_nullable: bool,
    assume_types: bool,
    overlays: Sequence[Path],
    printer: Printer = PLAIN,
) -> "Contract":
    """The contract of a document; prints why and exits with 2 where there is none."""
    from contractor.contract import read
    from contractor.source import Files

    files: Files | None = None
    try:
        files = Files.open(
            spec, allow_remote=allow_remote, allow_outside=allow_outside, overlays=overlays
        )
        return read(files, honour_nullable=honour_nullable, assume_types=assume_types)
    except DocumentError as failure:
        refuse(failure.findings, files, printer)


def model(contract: "Contract", printer: Printer = PLAIN) -> "Model":
    """The model of a contract; prints why and exits with 2 where there is none."""
    from contractor.model import build

    try:
        return build(contract)
    except DocumentError as failure:
        refuse(failure.findings, contract.files, printer)


def refuse(
    findings: Iterable[Finding], files: "Files | None" = None, printer: Printer = PLAIN
) -> NoReturn:
    """Say why there is nothing to do, and exit with 2."""
    located = files.locate(findings) if files is not None else list(findings)
    printer.findings(located, excerpts(located) if files is None else files.shown)
    raise Stopped(located[0].message)


def excerpts(findings: Iterable[Finding]) -> "dict[str, SourceFile]":
    """The files of a person's that spans of findings point into, for their code frames."""
    from contractor.source import SourceFile

    files = {}
    for shown in dict.fromkeys(one.span.file for one in findings if one.span is not None):
        try:
            text = Path(shown).read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            continue
        files[shown] = SourceFile("", shown, text.encode(), "yaml", None)
    return files


def spec(context: click.Context, help: str = "") -> str:
    """The document of the configuration. Raises `click.UsageError` where it names none; `help` says what to do."""
    from contractor.workspace.config import shown_path

    found = config(context).spec
    if found is None:
        name = f"Name a document: contractor {context.info_name} openapi.yaml, or set"
        setting = "`spec` in [tool.contractor] of pyproject.toml."
        raise click.UsageError(f"{help or name} {setting}", context)
    return shown_path(found)


def _spec(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    return value or "" if value is not None or context.resilient_parsing else spec(context)


def _from_config(context: click.Context, parameter: click.Parameter, value: bool) -> bool:
    if value or context.resilient_parsing:
        return value
    return bool(getattr(config(context), parameter.name or ""))


def _overlays(
    context: click.Context, parameter: click.Parameter, value: tuple[Path, ...]
) -> tuple[Path, ...]:
    return value if value or context.resilient_parsing else config(context).overlays


def _given_config(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    from contractor.workspace.config import load
    from contractor.workspace.problem import Refused

    if value is not None and not context.resilient_parsing:
        try:
            context.meta[_CONFIG] = load(Path.cwd() / value)
        except Refused as refused:
            refuse(refused.findings)
