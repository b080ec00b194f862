"""What keeps a database from following its contract while it is in use, or what has to be known first."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.lint.rule import Rule

TITLE: Final = "Planning migrations"

RULES: Final = (
    Rule(
        "key-changed",
        Severity.ERROR,
        "The key of a table changes",
        "Rows are referred to by their key: while both versions of an application work, one row cannot have two.",
        "make a table of another name, with the new key, and move rows there",
    ),
    Rule(
        "no-conversion",
        Severity.ERROR,
        "Nobody can say what becomes of the values of a column",
        "The column is of another type now, and no conversion between the two means the same to everybody.",
        "say it as `fill` in `x-contractor-column`: an expression of the columns that are there",
        bad="price: {type: boolean}  # was {type: string, format: date}",
        good="price: {type: boolean, x-contractor-column: {fill: price IS NOT NULL}}",
    ),
    Rule(
        "no-expression",
        Severity.ERROR,
        "What should give the values of a column is no expression",
        "It stands inside of statements that change rows and of triggers, so it has to end where it ends.",
        "give one expression of the columns of the row, without comments and semicolons",
        bad="x-contractor-column: {fill: 'lower(name); --'}",
        good="x-contractor-column: {fill: lower(name)}",
    ),
    Rule(
        "no-such-rename",
        Severity.ERROR,
        "A column or table cannot be what another one was",
        "What it is said to have been called was not there, or is still there; passed over, its values would be lost.",
        "say what it was called in the version before, or leave `renamed-from` out",
        bad="mobile: {type: string, x-contractor-column: {renamed-from: phnoe}}  # it was phone",
        good="mobile: {type: string, x-contractor-column: {renamed-from: phone}}",
    ),
    Rule(
        "column-without-value",
        Severity.WARNING,
        "Rows that are there have no value of a new column, and have to have one",
        "The column can be added, and be NOT NULL only once every row has a value; the version before writes rows "
        "without it until it has gone.",
        "give it a `default`, or `fill` in `x-contractor-column`; or fill it yourself before `contract`",
        bad="pages: {type: integer}  # new, and required",
        good="pages: {type: integer, default: 1}",
    ),
    Rule(
        "retyped-in-place",
        Severity.WARNING,
        "A column has another type, under the name that it has",
        "One column has one type at a time, so at no moment can both versions of an application write it.",
        "deploy the next version after `contract`; or give the column another name: then both work at once",
        bad="active: {type: integer}  # was a boolean",
        good="active: {type: integer, x-contractor-column: {name: activity, renamed-from: active}}",
    ),
    Rule(
        "former-column-empty",
        Severity.WARNING,
        "The version before finds nothing in a column that it requires",
        "The next version does not write the column, and so its rows hold NULL there while both are at work.",
        "say in `former` of `x-contractor-table` what it would be: an expression of the columns of the next version",
        bad="x-contractor-table: {}  # the required name became first and last",
        good="x-contractor-table: {former: {name: \"first || ' ' || last\"}}",
    ),
)
