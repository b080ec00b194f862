"""Findings of the stages after reading: names, types, targets. They word themselves."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.lint.rule import Rule

TITLE: Final = "Names and generated code"

RULES: Final = (
    Rule(
        "implied-type",
        Severity.WARNING,
        "A schema without `type` takes values of every other type, too",
        "`properties` say nothing about a number, so that 5 is valid where an object was certainly meant, and "
        "generated types have to take it.",
        "write the type, or set `assume-types = true` to read every such schema as if it were there",
        bad="{properties: {title: {type: string}}}",
        good="{type: object, properties: {title: {type: string}}}",
    ),
    Rule(
        "name-collision",
        Severity.WARNING,
        "Two types want one name",
        "One of them got another name, which may change when the document grows.",
        "pin a name of its own: x-contractor-name: …",
    ),
    Rule(
        "approximated",
        Severity.WARNING,
        "A language cannot say what a schema says",
        "The generated type accepts more than the schema does. What exactly is left out stands in the guide of "
        "the target; nothing is left out silently.",
        "nothing, if that is good enough; else say the same with keywords that types can express",
        bad="{type: array, items: {type: string}, contains: {const: first}}",
    ),
    Rule(
        "invalid-table",
        Severity.ERROR,
        "`x-contractor-table` or `x-contractor-column` says nothing that can be done",
        "It says how a schema is stored; what is misspelt there would be a column or a constraint that is missing.",
        "correct it; docs/guide/sqlalchemy.md lists the keys",
        bad="x-contractor-table: {nam: books}",
        good="x-contractor-table: {name: books}",
    ),
    Rule(
        "unknown-table",
        Severity.ERROR,
        "A reference to a schema that is no table",
        "A foreign key needs a table to lead to.",
        "name a schema with `x-contractor-table`, or remove the reference",
        bad="x-contractor-column: {references: Autor}",
        good="x-contractor-column: {references: Author}",
    ),
    Rule(
        "unknown-column",
        Severity.ERROR,
        "A key or an index of a property that is not stored",
        "Databases index columns; properties stored as JSON or rows have none.",
        "name stored properties as the document does, in its capitals",
        bad="x-contractor-table: {key: [izbn]}",
        good="x-contractor-table: {key: [isbn]}",
    ),
    Rule(
        "invalid-column",
        Severity.ERROR,
        "A property that cannot be stored as it should",
        "Objects can be columns, lists of values or of rows of another table can be rows.",
        "store it as json, or change how it refers to the other table",
        bad="tags: {type: object, x-contractor-column: {store: children}}",
        good="tags: {type: array, items: {type: string}, x-contractor-column: {store: children}}",
    ),
    Rule(
        "null-for-absent",
        Severity.INFO,
        "A column does not tell null from absent",
        "What is stored without the property comes back with null.",
        "nothing, if that means the same; else require the property, or do not allow null",
        bad="{required: [], properties: {note: {type: [string, 'null']}}}",
        good="{required: [note], properties: {note: {type: [string, 'null']}}}",
    ),
    Rule(
        "unseedable",
        Severity.ERROR,
        "No rows can be made for a table",
        "`contractor seed` makes rows that the contract allows, each with a key of its own and after those that it "
        "refers to. Here that leads in a circle, or constraints leave no value for a key.",
        "let one of the references be absent or null, or loosen what keys have to be; or fill the table by other means",
    ),
    Rule(
        "engine-missing",
        Severity.ERROR,
        "The engine that is chosen for the models is not there",
        '`engine = "datamodel-code-generator"` asks another program to write the models, of exactly one version: '
        "another one may name and type things otherwise.",
        "pip install 'openapi-contractor[dmcg]', or choose the engine contractor",
    ),
    Rule(
        "engine-failed",
        Severity.ERROR,
        "The engine that is chosen cannot write the models",
        "datamodel-code-generator broke off at a schema, or made something of it that the server and the tables, "
        "which stand on the models, do not find.",
        "change or rename the schema, or choose the engine contractor",
    ),
    Rule(
        "unserved",
        Severity.WARNING,
        "Two operations are the same request",
        "A server tells operations apart by method and path, and what stands behind `#` in a path is never sent. "
        "The first of them is answered, the other cannot be reached.",
        "give one of them another path or method",
    ),
)
