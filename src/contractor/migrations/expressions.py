"""Whether what a document gives as an expression is one: no more than it says gets into a script.

Takes a database, gives findings; refuses to know what expressions mean.
"""

from collections.abc import Iterator

from contractor.diagnostic import Finding, Severity
from contractor.relational import DIALECTS, Database, Sql
from contractor.sql.dialect import Dialect
from contractor.sql.tokens import Kind, tokens

_HELP = "give one expression of the columns of the row, such as lower(name)"


def mistaken(database: Database) -> Iterator[Finding]:
    """An error for each `fill` and `former` that is no expression in one of the databases."""
    for relation in database.relations.values():
        said = [(f"`fill` of {one.name!r}", one.fill, one.at) for one in relation.columns]
        said += [
            (f"`former` of {name!r}", sql, relation.at) for name, sql in relation.former.items()
        ]
        for what, sql, at in said:
            why = "" if sql is None else _mistake(sql)
            if why:
                yield Finding("no-expression", Severity.ERROR, f"{what} {why}", at, _HELP)


def _mistake(sql: Sql) -> str:
    for dialect in DIALECTS:
        why = _in(sql.of(dialect) or "", Dialect(dialect))
        if why:
            return why
    return ""


def _in(text: str, dialect: Dialect) -> str:
    """What keeps a text from being an expression, as the end of a sentence; empty where nothing does."""
    depth = 0
    found = list(tokens(text, dialect))
    if not found:
        return "is empty"
    for token in found:
        if token.kind is Kind.COMMENT:
            return "holds a comment"
        if token.kind is Kind.BROKEN:
            return "holds a text that does not end"
        if token.kind is Kind.STRING and token.text.startswith("$"):
            return "holds a text between dollars, which scripts quote by themselves"
        if token.kind is Kind.SYMBOL:
            if token.text == ";":
                return "is more than one statement"
            depth += (token.text == "(") - (token.text == ")")
            if depth < 0:
                break
    return "has parentheses that do not match" if depth else ""
