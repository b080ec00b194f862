"""What the verbs that read a document share: its options, and what happens when it cannot be read."""

import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

import click

from contractor.contract import Contract, read
from contractor.diagnostic import DocumentError, Finding
from contractor.report import FORMATS
from contractor.source import Files

F = TypeVar("F", bound=Callable[..., Any])


def document(command: F) -> F:
    """The argument and options of every verb that reads one document."""
    for option in (
        click.option(
            "--honour-nullable",
            is_flag=True,
            help="Read `nullable: true` as it was meant everywhere.",
        ),
        click.option(
            "--allow-outside", is_flag=True, help="Follow references out of the project's folder."
        ),
        click.option(
            "--allow-remote",
            is_flag=True,
            help="Follow http and https references to public addresses.",
        ),
        click.argument("spec"),
    ):
        command = option(command)
    return command


def contract(
    spec: str,
    *,
    allow_remote: bool,
    allow_outside: bool,
    honour_nullable: bool,
    format: str = "text",
) -> Contract:
    """The contract of a document; prints why and exits with 2 where there is none."""
    files: Files | None = None
    try:
        files = Files.open(spec, allow_remote=allow_remote, allow_outside=allow_outside)
        return read(files, honour_nullable=honour_nullable)
    except DocumentError as failure:
        _refuse(failure.findings, files, format)


def _refuse(findings: Iterable[Finding], files: Files | None, format: str) -> NoReturn:
    located = files.locate(findings) if files is not None else list(findings)
    click.echo(FORMATS[format](located, files), nl=False, err=format == "text")
    sys.exit(2)
