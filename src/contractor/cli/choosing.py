"""Which operations `contractor test` tests: all, those that are named, those that changed, a part of them.

Takes the command line, gives endpoints of the contract; refuses to test. What is named and does not exist ends the
run with 2.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contractor.cli import comparing, printing

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.contract import Contract, Endpoint
    from contractor.workspace.sides import Reading, Side


def part(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[int, int] | None:
    """`2/4` as its two numbers."""
    if value is None:
        return None
    found = re.fullmatch(r"([0-9]+)/([0-9]+)", value)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise click.BadParameter(
            f"{value!r} is no part: 1/4 is the first of four.", context, parameter
        )
    return int(found[1]), int(found[2])


def chosen(
    contract: "Contract", names: tuple[str, ...], shard: tuple[int, int] | None
) -> "tuple[Endpoint, ...]":
    """The operations of a contract that have these names, or all; of them the part that is asked for."""
    from contractor.testing import selecting

    try:
        found = selecting.named(contract, names) if names else selecting.served(contract)
    except selecting.Unknown as why:
        printing.stop(str(why), "contractor show lists all operations")
    return found if shard is None else selecting.shard(contract, found, *shard)


def changed(
    context: click.Context, base: str, spec: str, how: "Reading", printer: "Printer"
) -> "tuple[Contract, tuple[str, ...] | None]":
    """The contract, and the routes of the operations that differ from a revision or a file; None is all of them.

    All of them are meant where the document is new, and where parts of it could not be compared.
    """
    from contractor.workspace.problem import Refused
    from contractor.workspace.sides import Unread, sides, since

    before: Side | None
    try:
        if ":" in base or Path(base).exists():
            before, after = sides(base, spec, how)
        else:
            before, after = since(base, spec, how)
    except (Unread, Refused) as failure:
        shown = failure.shown if isinstance(failure, Unread) else None
        printer.findings(failure.findings, shown)
        raise SystemExit(2) from None
    if before is None:
        return after.contract, None
    both = comparing.Sides(before, after)
    comparison = comparing.compared(both, "wire", comparing.today(), context)
    if comparison.unread:
        return after.contract, None
    return after.contract, tuple(
        dict.fromkeys(
            f"{where.method} {where.path}"
            for change in comparison.changes
            for read in change.readings
            for where in (*change.operations, *read.operations)
            if where.kind == "path" and where.path
        )
    )
