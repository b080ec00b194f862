"""Rules about what is stored: tables, columns, keys, stored values.

Takes nothing, gives rows; refuses to know who meets them. An error is data that is lost, or that the new database
refuses; a warning is a migration that somebody has to write with care; anything else is for information.
"""

from typing import Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.rule import OURS, Effect, Kind, Row

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _row(id: str, level: Severity, kind: Kind, message: str, why: str, remedy: str) -> Row:
    return Row(
        f"data-{id}",
        level,
        Direction.NONE,
        kind,
        Effect.NONE,
        message,
        why,
        remedy,
        since=OURS,
    )


ROWS: Final = (
    _row(
        "table-removed",
        _ERROR,
        Kind.EXISTENCE,
        "the table `{table}` is gone",
        "A migration that follows the contract drops it, with every row in it.",
        "keep `x-contractor-table`, or move the rows first; if it was renamed, say `renamed-from` at the new one",
    ),
    _row(
        "table-renamed",
        _WARNING,
        Kind.EXISTENCE,
        "the table `{old}` is called `{new}` now",
        "The migration has to rename it; one that was made by comparing names alone drops the rows.",
        "check that the migration renames the table",
    ),
    _row(
        "table-renamed-silently",
        _ERROR,
        Kind.EXISTENCE,
        "the table `{old}` is called `{new}` now, and nothing says that it was renamed",
        "A migration that follows the contract drops the old table with its rows and makes an empty one.",
        "say `renamed-from` with the old name in `x-contractor-table`, or pin the old name with `name`",
    ),
    _row(
        "table-added",
        _INFO,
        Kind.EXISTENCE,
        "there is a new table `{table}`",
        "Nothing is stored in it yet.",
        "make it in a migration before this is released",
    ),
    _row(
        "column-removed",
        _ERROR,
        Kind.EXISTENCE,
        "the column `{column}` is gone{hint}",
        "A migration that follows the contract drops it, with the value that every row has in it.",
        "keep the property, or store it with `private: true`; if it was renamed, say `renamed-from` at the new one",
    ),
    _row(
        "column-renamed",
        _WARNING,
        Kind.EXISTENCE,
        "the column `{old}` is called `{new}` now",
        "The migration has to rename it; one that was made by comparing names alone drops the values.",
        "check that the migration renames the column",
    ),
    _row(
        "column-added",
        _INFO,
        Kind.EXISTENCE,
        "there is a new column `{column}`",
        "Rows that are there get NULL or the default.",
        "add it in a migration before this is released",
    ),
    _row(
        "required-column-added",
        _ERROR,
        Kind.REQUIREDNESS,
        "the new column `{column}` is NOT NULL and has no default",
        "Rows that are there have no value for it, so a database with rows refuses to add it.",
        "make the property optional, give it a `default`, or fill it in the migration before it becomes NOT NULL",
    ),
    _row(
        "column-became-required",
        _ERROR,
        Kind.REQUIREDNESS,
        "the column `{column}` is NOT NULL now",
        "A database refuses the change while any row has NULL there.",
        "fill the rows that have NULL in the migration, or leave the property optional",
    ),
    _row(
        "column-became-optional",
        _INFO,
        Kind.REQUIREDNESS,
        "the column `{column}` may hold NULL now",
        "Every row that is there still fits.",
        "drop NOT NULL in a migration before this is released",
    ),
    _row(
        "column-retyped",
        _ERROR,
        Kind.TYPE,
        "the column `{column}` holds {new} now, and held {old}",
        "Values that are stored may not convert: the database refuses the change, or they are cut.",
        "add a second column of the new type, and convert the values in a migration of your own",
    ),
    _row(
        "column-widened",
        _WARNING,
        Kind.TYPE,
        "the column `{column}` holds {new} now, and held {old}",
        "Every stored value converts, but the database rewrites the table and may lock it while it does.",
        "plan the migration for a large table",
    ),
    _row(
        "default-changed",
        _INFO,
        Kind.VALUES,
        "rows that do not say it get {new} in `{column}` now, and got {old}",
        "Rows that are there keep what they have.",
        "nothing needs to be done",
    ),
    _row(
        "enum-value-removed",
        _ERROR,
        Kind.VALUES,
        "{columns} may no longer hold {value}",
        "Rows that hold it stay behind: the new CHECK is refused while there are any, and reading one fails.",
        "keep the value, or change the rows that hold it in the migration first",
    ),
    _row(
        "enum-value-added",
        _INFO,
        Kind.VALUES,
        "{columns} may hold {value} now",
        "Every row that is there still fits; the old CHECK refuses the new value.",
        "replace the CHECK in a migration before this is released",
    ),
    _row(
        "check-tightened",
        _ERROR,
        Kind.CONSTRAINTS,
        "`{column}` is held to {new} now{was}",
        "Rows that do not keep to it stay behind: the new CHECK is refused while there are any.",
        "look for such rows and change them in the migration first, or leave the bound",
    ),
    _row(
        "check-loosened",
        _INFO,
        Kind.CONSTRAINTS,
        "`{column}` is no longer held to {old}{now}",
        "Every row that is there still fits; the old CHECK refuses what is allowed now.",
        "replace the CHECK in a migration before this is released",
    ),
    _row(
        "key-changed",
        _ERROR,
        Kind.STRUCTURE,
        "the primary key of `{table}` was {old} and is {new} now",
        "Rows may be alike in the new key, and the foreign keys of other tables refer to the old one.",
        "keep the key; make what has to be unique an entry of `unique`",
    ),
    _row(
        "unique-added",
        _ERROR,
        Kind.CONSTRAINTS,
        "no two rows of `{table}` may be alike in {columns} now",
        "The database refuses the change while any two are.",
        "look for such rows and change them in the migration first",
    ),
    _row(
        "unique-removed",
        _WARNING,
        Kind.CONSTRAINTS,
        "rows of `{table}` may be alike in {columns} now",
        "Code that finds one row by these columns may find several.",
        "check who reads the table by them",
    ),
    _row(
        "index-added",
        _INFO,
        Kind.STRUCTURE,
        "there is a new index on {columns} of `{table}`",
        "It costs time to make and to keep up; no data changes.",
        "make it in a migration, on a large table without locking it",
    ),
    _row(
        "index-removed",
        _INFO,
        Kind.STRUCTURE,
        "the index on {columns} of `{table}` is gone",
        "Queries that used it are slower; no data changes.",
        "check that no query needs it",
    ),
    _row(
        "reference-added",
        _ERROR,
        Kind.CONSTRAINTS,
        "`{column}` refers to `{new}` now",
        "The database refuses the foreign key while any row holds a key that is not there.",
        "look for such rows and change them in the migration first",
    ),
    _row(
        "reference-changed",
        _ERROR,
        Kind.CONSTRAINTS,
        "`{column}` refers to `{new}` now, and referred to `{old}`",
        "The keys that rows hold are those of the other table.",
        "add a second column for the new reference",
    ),
    _row(
        "reference-removed",
        _WARNING,
        Kind.CONSTRAINTS,
        "`{column}` no longer refers to `{old}`",
        "The database no longer checks the keys in it, nor does anything with its rows when the other row goes.",
        "check who relies on it",
    ),
    _row(
        "on-delete-changed",
        _WARNING,
        Kind.STRUCTURE,
        "when the row of `{target}` goes that `{column}` refers to, the database does {new} now, and did {old}",
        "Deleting a row does something else to the rows that refer to it: they may go with it, or forbid it.",
        "check that the rows that would go, stay or lose the reference are those that should",
    ),
)
