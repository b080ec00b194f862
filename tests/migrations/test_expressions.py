"""What is no expression gets into no script."""

import pytest

from contractor.frozen import changed
from contractor.migrations import plan
from contractor.relational import Column, ColumnType, Database, Relation, Sql

OLD = Relation(
    name="people",
    key="#/Person",
    at="#/Person",
    columns=(Column("id", ColumnType("bigint"), False, "#/Person/id"),),
    primary=("id",),
    primary_name="pk_people",
)


def said(fill: str) -> list[str]:
    name = Column("name", ColumnType("text"), False, "#/Person/name", fill=Sql(fill, fill))
    new = changed(OLD, columns=(*OLD.columns, name))
    made = plan(Database({"people": OLD}), Database({"people": new}))
    return [f"{one.id}: {one.message}" for one in made.findings]


@pytest.mark.parametrize(
    ("fill", "why"),
    [
        ("1); DROP TABLE people; SELECT (1", "do not match"),
        ("1; DROP TABLE people", "more than one statement"),
        ("'a' -- b", "holds a comment"),
        ("'a' /* b", "holds a"),
        ("'a", "does not end"),
        ("lower(id", "do not match"),
        ("$sync$ x", "does not end"),
        ("$a$x$a$", "between dollars"),
        (" ", "is empty"),
    ],
)
def test_what_is_no_expression_is_told(fill: str, why: str) -> None:
    assert any("no-expression: `fill` of 'name'" in one and why in one for one in said(fill))


@pytest.mark.parametrize("fill", ["'a;--b'", "coalesce(id::text, '()')", "(id || ')')"])
def test_an_expression_is_taken(fill: str) -> None:
    assert said(fill) == []
