"""Findings about databases that do not hold exactly what the contract allows. They word themselves."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.lint.rule import Rule

TITLE: Final = "Databases"

RULES: Final = (
    Rule(
        "stored-altered",
        Severity.ERROR,
        "A value comes back from the database as another one",
        "Whoever reads it is given what nobody sent, and nobody was told. What counts as equal (an instant with "
        "another offset, 1 and 1.0, the order of members) is a table of its own, and is not told.",
        "store the property otherwise (`x-contractor-column`), or tighten its schema so that no such value is valid",
    ),
    Rule(
        "contract-wider-than-store",
        Severity.WARNING,
        "The contract allows a value that the database does not take",
        "Who sends such a value was promised that it is valid, and is answered with an error, or loses a part of it.",
        "tighten the schema (`contractor verify db --write-overlay FILE` writes how), keep what no property declares "
        "in a column (`x-contractor-table: {extra: NAME}`), or let it pass in [[tool.contractor.verify.allow]] with a "
        "reason",
        bad="origin: {type: string, x-contractor-column: {references: Station}}",
        good="origin: {type: string, format: uuid, x-contractor-column: {references: Station}}",
    ),
    Rule(
        "store-wider-than-contract",
        Severity.WARNING,
        "Raw SQL can store a value that the contract forbids",
        "The server refuses it, and a script, a migration or another program does not: whoever reads the row breaks "
        "the contract. Databases cannot check every keyword.",
        "let only the server write to the table, or let it pass in [[tool.contractor.verify.allow]] with a reason",
    ),
    Rule(
        "constraint-not-enforced",
        Severity.ERROR,
        "A constraint lets pass what it forbids",
        "The database has the constraint, and stored a value that it is about.",
        "report it with the document: this is a mistake in contractor, or in the database",
    ),
    Rule(
        "constraint-untried",
        Severity.INFO,
        "No bad value was found that a constraint has to refuse",
        "Whether it holds was not seen: no value was found that nothing else refuses.",
        "give an example in the document from which such a value can be made, or use more --examples",
    ),
    Rule(
        "unused-waiver",
        Severity.WARNING,
        "An entry lets nothing pass",
        "What it was written for is gone, is called otherwise now, or its last day is over.",
        "take it out of [[tool.contractor.verify.allow]]",
    ),
    Rule(
        "database-drift",
        Severity.ERROR,
        "The database is not what the contract says",
        "Something was changed by hand, a migration was forgotten, or one has not run to its end: what the generated "
        "code counts on does not hold.",
        "write the migration that is missing (`contractor migrate plan`), or run the ones that there are",
    ),
    Rule(
        "not-in-contract",
        Severity.INFO,
        "The database has something that the contract does not speak of",
        "Tables, views and functions of others are nobody's mistake, as long as they are meant.",
        "nothing, if they are; leftovers of a migration are dropped by its last phase",
    ),
)
