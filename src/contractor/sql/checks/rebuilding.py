"""Tables that are built anew, as SQLite needs it: a new one, the rows copied, the old one dropped, the name given."""

from collections.abc import Iterator

from contractor.sql.dialect import Dialect
from contractor.sql.kinds import Column, CreateTable, Drop, Name, Pragma, RenameTable
from contractor.sql.rule import Fact, Step


def check(step: Step) -> Iterator[Fact]:
    """The drop in the middle of it, where things can go wrong."""
    match step.said.change:
        case Drop("table", names) if step.dialect is Dialect.SQLITE:
            for name in names:
                made = rebuilt_to(step, name)
                if made is not None:
                    yield from _rebuilt(step, name, made)


def rebuilt_to(step: Step, table: Name) -> CreateTable | None:
    """The new table that gets the name of one that is dropped here."""
    for rename in step.behind(RenameTable):
        if Name(rename.to, rename.table.schema) == table:
            return _made(step, rename.table)
    return None


def rebuilt_from(step: Step, made: Name) -> CreateTable | None:
    """The new table, where it gets the name of one that was dropped before."""
    match step.said.change:
        case RenameTable(_, to):
            if any(Name(to, made.schema) in drop.names for drop in step.before(Drop)):
                return _made(step, made)
    return None


def _made(step: Step, name: Name) -> CreateTable | None:
    made = (*step.before(CreateTable), *step.behind(CreateTable))
    return next((change for change in made if change.table == name), None)


def _rebuilt(step: Step, table: Name, made: CreateTable) -> Iterator[Fact]:
    history = step.history
    values = {"table": table}
    if history.foreign_keys:
        yield Fact("rebuild-deletes-children", values)
    elif not any(pragma.name == "foreign_key_check" for pragma in step.behind(Pragma)):
        yield Fact("rebuild-unchecked", values)
    known = history.tables.get(table)
    if known is None:
        return
    kept = {column.name for column in made.columns}
    for name in known.columns:
        if name not in kept and not _archived(step, table, made.table, name):
            what = {"what": f"column {name} of {table}", "table": table}
            yield Fact("irreversible-drop", what)
    for column in made.columns:
        if _tightened(column, known.columns.get(column.name)) and column.name not in known.filled:
            yield Fact("rebuild-not-null", values | {"column": column.name})


def _archived(step: Step, table: Name, made: Name, column: str) -> bool:
    """Whether somebody kept the column: not the new table, which has none of that name."""
    whole = step.history.tables[table].copied_whole
    return column in step.history.tables[table].copied or whole


def _tightened(new: Column, old: Column | None) -> bool:
    required = new.not_null and new.default is None
    return required and old is not None and not old.not_null and not old.has("primary key")
