"""`contractor migrate verify`: whether a migration does what it promises, on databases that are thrown away."""

import json
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import click

from contractor.cli import comparing, databases, printing, reading
from contractor.cli.migrations.telling import is_possible

if TYPE_CHECKING:
    from contractor.cli.comparing import Sides
    from contractor.rehearsing import Fault, Rehearsed

_BOTH: Final = ("sqlite", "postgresql")
#: Faults of one kind that are shown of each stage.
_SHOWN: Final = 5


@click.command("verify")
@comparing.named
@databases.rows(1000, "How many rows each table of the old version has.")
@databases.seed("rows")
@click.option(
    "--dialect",
    "dialects",
    type=click.Choice(_BOTH),
    multiple=True,
    help="Which database it is done on, else on both; may be repeated.",
)
@click.option(
    "--url",
    metavar="URL",
    help="A PostgreSQL server where databases can be made, and are dropped again; without it one is started.",
)
@reading.configured
@reading.switches
@click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How what came of it is printed.",
)
@click.pass_context
def command(
    context: click.Context,
    /,
    old: str | None,
    new: str | None,
    against: str | None,
    rows: int,
    seed: int,
    dialects: tuple[str, ...],
    url: str | None,
    format: str,
    **options: Any,
) -> None:
    """Do the migration from OLD to NEW, back, and there again, on databases that are thrown away.

    What `contractor migrate plan` writes is run by Alembic on rows that OLD allows. Then tables are compared with
    those of a database that was made at once, all rows with what they were, and both versions of an application write
    where both have to be able to.

    Exit status: 0 everything is as it has to be, 1 something is not, 2 could not do the work.
    """
    how = comparing.how(options)
    comparing.say_what_overlays_hide(old, new, how, printing.PLAIN)
    sides = comparing.read(context, old, new, against, how, printing.PLAIN)
    try:
        found = _rehearsed(sides, dialects or _BOTH, url, rows, seed)
    except ImportError as missing:
        databases.not_installed(missing)
    click.echo(_as_json(found) if format == "json" else _as_text(found), nl=False)
    if any(one.faults for one in found):
        raise SystemExit(1)


def _rehearsed(
    sides: "Sides", dialects: Sequence[Any], url: str | None, rows: int, seed: int
) -> "list[Rehearsed]":
    from contractor.migrations import plan
    from contractor.rehearsing import rehearse
    from contractor.relational import relational
    from contractor.scratch import Unavailable
    from contractor.seeding import Unseedable

    old, new = databases.model(sides.old.contract), databases.model(sides.new.contract)
    made = plan(relational(old), relational(new))
    if not is_possible(made, sides.new.contract):
        raise SystemExit(1)
    if not made.joined:
        click.echo("no table changes", err=True)
        return []
    found = []
    for dialect in dict.fromkeys(dialects):
        try:
            found.append(rehearse(old, new, dialect, server=url, rows=rows, seed=seed))
        except Unavailable as why:
            printing.stop(str(why), why.help)
        except Unseedable as why:
            printing.stop(why.why, why.help)
    return found


# ── what is printed ───────────────────────────────────────────────────────────────────────────────


def _as_text(found: "Sequence[Rehearsed]") -> str:
    return "".join(line + "\n" for one in found for line in _lines(one))


def _lines(one: "Rehearsed") -> list[str]:
    rows = ", ".join(f"{count} {name}" for name, count in one.rows)
    seconds = sum(stage.seconds for stage in one.stages)
    verdict = f"{len(one.faults)} faults" if one.faults else "as it has to be"
    lines = [f"{one.dialect}: {verdict} ({rows}; {one.writes} writes; {seconds:.1f} s)"]
    lines += [f"  note: {note}" for note in one.notes]
    for (stage, kind), group in groupby(one.faults, key=lambda fault: (fault.stage, fault.kind)):
        faults = list(group)
        lines.append(f"  {stage}: {kind}")
        for fault in faults[:_SHOWN]:
            lines += [f"    {line}" for line in fault.message.splitlines()]
        if len(faults) > _SHOWN:
            lines.append(f"    and {len(faults) - _SHOWN} more")
    return lines


def _as_json(found: "Sequence[Rehearsed]") -> str:
    return json.dumps({"databases": list(map(_data, found))}, ensure_ascii=False, indent=2) + "\n"


def _data(one: "Rehearsed") -> dict[str, Any]:
    return {
        "dialect": one.dialect,
        "rows": dict(one.rows),
        "writes": one.writes,
        "stages": [
            {"name": stage.name, "seconds": round(stage.seconds, 3)} for stage in one.stages
        ],
        "digests": dict(one.digests),
        "notes": list(one.notes),
        "faults": list(map(_fault, one.faults)),
    }


def _fault(one: "Fault") -> dict[str, str]:
    return {"kind": one.kind, "stage": one.stage, "message": one.message}
