"""`contractor migrate plan`: from two versions of a contract to migrations of its database."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from contractor.cli import comparing, databases, printing, reading
from contractor.cli.migrations.telling import is_possible
from contractor.diagnostic import Severity

if TYPE_CHECKING:
    from contractor.contract import Contract
    from contractor.diff import change as contracts
    from contractor.migrations import Change, Plan
    from contractor.migrations.files import Revision
    from contractor.relational import Database

_AGAIN: Final = "contractor migrate plan"


@click.command("plan")
@comparing.named
@click.option(
    "--initial", is_flag=True, help="The first migration: there is no old version, only NEW."
)
@click.option(
    "--migrations",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="migrations",
    show_default=True,
    metavar="FOLDER",
    help="Where migrations are kept.",
)
@click.option(
    "--title", metavar="TEXT", help="What the migrations are for, else the first changes."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@reading.configured
@reading.switches
@click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How the plan is printed.",
)
@click.pass_context
def command(
    context: click.Context,
    /,
    old: str | None,
    new: str | None,
    against: str | None,
    initial: bool,
    folder: Path,
    title: str | None,
    dry_run: bool,
    format: str,
    **options: Any,
) -> None:
    """Write the migrations that take the tables of OLD to those of NEW, in phases, and back.

    Documents are named as `contractor diff` takes them. Each phase is a revision of Alembic with plain SQL for
    PostgreSQL and SQLite beside it: expand, backfill, contract, cleanup. Between backfill and contract both versions of
    an application work.

    Exit status: 0 written, or nothing to do; 1 the change cannot be planned; 2 could not do the work.
    """
    before, after, contract, known = _databases(context, old, new, against, initial, options)
    try:
        from contractor.migrations import plan
    except ImportError as missing:
        databases.not_installed(missing)
    made = plan(before, after)
    possible = is_possible(made, contract)
    because = [_because(one, known) for one in made.changes]
    printed = _as_json(made, because) if format == "json" else _as_text(made, because)
    click.echo(printed, nl=False)
    if not possible:
        raise SystemExit(1)
    if made.joined and not dry_run:
        _write(made, folder, title or _title(made), aside=format == "json")


def _databases(
    context: click.Context,
    old: str | None,
    new: str | None,
    against: str | None,
    initial: bool,
    options: Mapping[str, Any],
) -> "tuple[Database, Database, Contract, tuple[contracts.Change, ...]]":
    """The databases of both versions, the contract of the new one, and all that changed in the contract."""
    from contractor.relational import Database

    if initial:
        if new is not None or against is not None:
            raise click.UsageError(
                "--initial is for one document: there is nothing before it.", context
            )
        contract = reading.contract(old or reading.spec(context), **options)
        return Database(), _database(contract), contract, ()
    how = comparing.how(options)
    comparing.say_what_overlays_hide(old, new, how, printing.PLAIN)
    sides = comparing.read(context, old, new, against, how, printing.PLAIN)
    known = comparing.compared(sides, "data", comparing.today(), context).changes
    contract = sides.new.contract
    return _database(sides.old.contract), _database(contract), contract, known


def _database(contract: "Contract") -> "Database":
    from contractor.relational import relational

    return relational(databases.model(contract))


def _because(one: "Change", known: "Sequence[contracts.Change]") -> "list[contracts.Change]":
    """The changes of the contract that a change of the database follows from: those of the same place."""
    found = []
    for change in known:
        place = change.base if one.side == "old" else change.revision
        if place and (place == one.at or place.startswith(f"{one.at}/")):
            found.append(change)
    return found


# ── what is printed ───────────────────────────────────────────────────────────────────────────────


def _as_text(made: "Plan", because: "Sequence[Sequence[contracts.Change]]") -> str:
    if not made.joined:
        return "no table changes\n"
    lines: list[str] = []
    table = ""
    for one, reasons in zip(made.changes, because, strict=True):
        if one.table != table:
            table = one.table
            lines.append(table)
        lines.append(f"  {one.message:<48}  {', '.join(one.phases)}")
        if one.preflight is not None and one.preflight.postgresql is not None:
            lines.append(f"      has to give 0: {one.preflight.postgresql}")
        lines += [
            f"      breaks: {reason.message} ({reason.id})"
            for reason in reasons
            if reason.level is Severity.ERROR
        ]
        if one.archive is not None:
            lines.append(f"      what is lost is kept in {one.archive}")
        others = _alike(made, one)
        if others:
            lines.append(
                f"      if it is {' or '.join(others)} from now on, say `renamed-from: {one.column}` there"
            )
    return "\n".join(lines) + "\n"


def _alike(made: "Plan", one: "Change") -> list[str]:
    """The new columns that one which goes may have become: of its type, and nobody says what they hold."""
    joined = next((each for each in made.joined if each.name == one.table), None)
    if one.kind != "column-dropped" or joined is None or joined.old is None or joined.new is None:
        return []
    if one.column is None or one.column in joined.new.former:
        return []
    kind = joined.old.column(one.column).type
    there = {column.name for column in joined.old.columns}
    return [
        column.name
        for column in joined.new.columns
        if column.name not in there and column.type == kind and column.path and column.fill is None
    ]


def _as_json(made: "Plan", because: "Sequence[Sequence[contracts.Change]]") -> str:
    changes = [
        {
            "kind": one.kind,
            "table": one.table,
            "column": one.column,
            "message": one.message,
            "phases": list(one.phases),
            "lock": one.lock,
            "preflight": None
            if one.preflight is None
            else {"postgresql": one.preflight.postgresql, "sqlite": one.preflight.sqlite},
            "archive": one.archive,
            "side": one.side,
            "at": one.at.partition("#")[2],
            "because": [
                {
                    "id": reason.id,
                    "level": reason.level.name.lower(),
                    "fingerprint": reason.fingerprint,
                    "message": reason.message,
                }
                for reason in reasons
            ],
        }
        for one, reasons in zip(made.changes, because, strict=True)
    ]
    return json.dumps({"plan": made.name, "changes": changes}, ensure_ascii=False, indent=2) + "\n"


def _title(made: "Plan") -> str:
    """The first changes, in words."""
    first = [f"{one.table}: {one.message}" for one in made.changes[:3]]
    more = len(made.changes) - len(first)
    return "; ".join(first) + (f"; and {more} more" if more > 0 else "")


# ── what is written ───────────────────────────────────────────────────────────────────────────────


def _write(made: "Plan", folder: Path, title: str, *, aside: bool) -> None:
    """Write the files of a plan, and say so; `aside` of standard output, where something else is printed there."""
    from contractor.migrations.files import Unreadable, files, once, others, planned
    from contractor.workspace.once import write_once
    from contractor.workspace.problem import Refused

    found = _revisions(folder / "versions")
    there = planned(made, found)
    if there:
        click.echo(f"planned before: {', '.join(there)}", err=aside)
        _tell_others(others(made, found, _scripts(folder)))
        return
    try:
        texts = files(made, title, found)
        one_time = once(folder.name)
        _write_runtime(folder)
        begun = write_once(folder.parent, one_time, _AGAIN).written
        written = write_once(folder, texts, _AGAIN).written
    except Unreadable as why:
        printing.stop(str(why), why.help)
    except Refused as refused:
        reading.refuse(refused.findings)
    revisions = [Path(path) for path in written if path.endswith(".py")]
    scripts = len(written) - len(revisions)
    lines = [
        *(f"wrote {folder.parent / path}" for path in begun),
        *(f"wrote {folder / path}" for path in revisions),
        f"and {scripts} files of SQL beside {'it' if len(revisions) == 1 else 'them'}, in {folder / 'sql'}",
        "",
        *_next([path.stem for path in revisions]),
    ]
    click.echo("\n".join(lines), err=aside)


def _next(revisions: Sequence[str]) -> Iterator[str]:
    """What to do with revisions: each deployment stands between those of two phases."""
    tightens = any(one.endswith("_contract") for one in revisions)
    yield "next, with DATABASE_URL set:"
    before = [one for one in revisions if not one.endswith(("_contract", "_cleanup"))]
    if before:
        yield f"  alembic upgrade {before[-1]}"
    yield "  deploy the new version" + (
        "; wait until the previous one has gone" if tightens else ""
    )
    for one in revisions:
        if one.endswith("_contract"):
            yield f"  alembic upgrade {one}"
        if one.endswith("_cleanup"):
            yield f"  alembic upgrade {one}   some weeks later: what was kept for a way back is dropped"


def _tell_others(names: Sequence[str]) -> None:
    """Say which scripts stay, although others would be written now."""
    if names:
        printing.PLAIN.say(
            f"not what would be written now: {', '.join(names)}. They stay, for what you changed in them is yours; to "
            "have them planned anew (with another `fill`, by another contractor), remove the plan's files first, as "
            "long as no database has run them"
        )


def _scripts(folder: Path) -> dict[str, str]:
    """The scripts that are there, by name."""
    found: dict[str, str] = {}
    for path in sorted((folder / "sql").glob("*.sql")):
        try:
            found[path.name] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as why:
            printing.stop(f"{path} cannot be read: {why}", "mend it, or move it away")
    return found


def _revisions(folder: Path) -> "dict[str, Revision]":
    """The revisions that are there, by the names of their files."""
    from contractor.migrations.files import revision

    found: dict[str, Revision] = {}
    for path in sorted(folder.glob("*.py")):
        try:
            one = revision(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, SyntaxError) as why:
            printing.stop(f"{path} cannot be read: {why}", "mend it, or move it away")
        if one is not None:
            found[path.name] = one
    return found


def _write_runtime(folder: Path) -> None:
    """Write what runs the scripts; what somebody made of it stays."""
    from contractor.migrations.files import runtime
    from contractor.workspace.once import denied

    path = folder / "phases.py"
    text = runtime()
    try:
        if path.exists():
            there = path.read_text("utf-8")
            if there == text:
                return
            if not there.startswith(text.partition("\n")[0]):
                printing.PLAIN.say(f"{path} is yours now, and stays as it is")
                return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as why:
        raise denied(path, why.strerror or str(why), _AGAIN) from None
