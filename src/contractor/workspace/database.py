"""What a project says about its database: the table `database`.

Takes the table, gives a value and what is wrong with it; refuses to know databases.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.frozen import frozen
from contractor.text import nearest
from contractor.workspace.problem import Mistake

#: JSON Schema of the table `database`.
DATABASE: Final[Mapping[str, Any]] = {
    "type": "object",
    "description": "The database that `contractor seed` and its like work on.",
    "properties": {
        "url": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9+]*:",
            "description": "As SQLAlchemy names it, for instance sqlite:///shop.db; the environment variable"
            " DATABASE_URL stands before it, and is the place for a password.",
        },
    },
    "additionalProperties": False,
}


@frozen
class Database:
    """The database of a project; None where it says nothing."""

    url: str | None = None


def database(table: Mapping[str, Any]) -> Database:
    """The settings of a table without mistakes."""
    return Database(table.get("url"))


def mistaken_database(table: Mapping[str, Any]) -> Iterator[Mistake]:
    """What is wrong with the table."""
    from jsonschema_rs import Draft202012Validator

    known = list(DATABASE["properties"])
    for name in table:
        if name not in known:
            near = nearest(name, known)
            message = f"there is no setting 'database.{name}'"
            message += f"; did you mean {near}?" if near else ""
            help = f"there are: {', '.join(known)}"
            yield ("database", name), "unknown-setting", message, help
    if "url" in table and not Draft202012Validator(dict(DATABASE["properties"]["url"])).is_valid(
        table["url"]
    ):
        # What stands there may hold a password.
        message = "`database.url` is no URL of a database"
        yield ("database", "url"), "invalid-setting", message, "for instance sqlite:///shop.db"
