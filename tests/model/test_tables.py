"""Tables are asked for, never inferred; and what is asked for wrongly is told where it stands."""

import pytest

from contractor.model import build
from contractor.model.tables import tables
from tests.documents import contract

BOOK = """
components:
  schemas:
    Author:
      type: object
      required: [id]
      x-contractor-table: {}
      properties: {id: {type: string, format: uuid, readOnly: true}, name: {type: string}}
    Book:
      type: object
      required: [isbn]
      x-contractor-table: TABLE
      properties:
        isbn: {type: string}
        price: {type: object, properties: {amount: {type: integer}}, x-contractor-column: PRICE}
        tags: {type: array, items: {type: string}, x-contractor-column: TAGS}
        author: {type: string, format: uuid, x-contractor-column: AUTHOR}
    Plain: {type: object, properties: {id: {type: string}}}
"""


def asked(**said: str) -> str:
    values = {
        "TABLE": "{key: [isbn]}",
        "PRICE": "{store: columns}",
        "TAGS": "{store: children}",
        "AUTHOR": "{references: Author}",
        **said,
    }
    text = BOOK
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def test_what_is_stored_how() -> None:
    found = tables(build(contract(asked())))
    assert found.findings == ()
    author, book = found.tables.values()
    assert (author.name, author.primary) == ("authors", ("id",))
    assert (book.name, book.primary) == ("books", ("isbn",))
    assert {one.source.name: one.store for one in book.stored} == {
        "isbn": "column",
        "price": "columns",
        "tags": "values",
        "author": "column",
    }
    assert [one.source.name for one in book.stored[1].parts] == ["amount"]


def test_columns_that_no_property_is_for() -> None:
    said = (
        "{key: [isbn], unique: [[tenantId, isbn]], columns: {"
        "tenantId: {type: string, format: uuid, x-contractor-column: {references: Author}},"
        "note: {type: [string, 'null'], maxLength: 10}}}"
    )
    found = tables(build(contract(asked(TABLE=said))))
    assert found.findings == ()
    *_, tenant, note = found.tables["#/components/schemas/Book"].stored
    assert (tenant.required, tenant.private, tenant.reference is not None) == (True, True, True)
    assert (note.required, note.store) == (False, "column")
    assert note.at.endswith("/Book/x-contractor-table/columns/note")


def test_what_rows_were_before() -> None:
    said = "{key: [isbn], renamed-from: volumes, former: {writer: {postgresql: a, sqlite: b}}}"
    author = "{name: writer_id, renamed-from: author, fill: upper(author)}"
    found = tables(build(contract(asked(TABLE=said, AUTHOR=author))))
    assert found.findings == ()
    book = found.tables["#/components/schemas/Book"]
    assert (book.renamed_from, book.former["writer"]["sqlite"]) == ("volumes", "b")
    last = book.stored[-1]
    assert (last.column, last.renamed_from, last.fill["sqlite"]) == (
        "writer_id",
        "author",
        "upper(author)",
    )


def test_a_document_without_tables_has_none() -> None:
    plain = contract("components: {schemas: {A: {type: object, properties: {id: {type: string}}}}}")
    assert tables(build(plain)).tables == {}


@pytest.mark.parametrize(
    ("said", "id", "message", "at"),
    [
        (
            {"TABLE": "{kee: [isbn]}"},
            "invalid-table",
            "did you mean key?",
            "x-contractor-table/kee",
        ),
        ({"TABLE": "{key: isbn}"}, "invalid-table", "array", "x-contractor-table/key"),
        (
            {"TABLE": "{key: [isbn], columns: {tags: {type: string}}}"},
            "invalid-table",
            "'tags' is a property already",
            "x-contractor-table/columns/tags",
        ),
        (
            {"TABLE": "{key: [isbn], columns: {x: {type: text}}}"},
            "invalid-table",
            "is not valid",
            "columns/x/type",
        ),
        ({"TABLE": "{key: [isbn], single: true}"}, "invalid-table", "parent", "x-contractor-table"),
        ({"TABLE": "books"}, "invalid-table", "object", "x-contractor-table"),
        ({"TABLE": "{key: [izbn]}"}, "unknown-column", "did you mean isbn?", "key/0"),
        ({"TABLE": "{key: [isbn], indexes: [[tags]]}"}, "unknown-column", "'tags'", "indexes/0/0"),
        ({"TABLE": "{}"}, "invalid-table", "has no key", "Book/x-contractor-table"),
        ({"TABLE": "{key: [isbn], name: authors}"}, "invalid-table", "two tables", "table"),
        (
            {"TABLE": "{key: [isbn], parent: Autor}"},
            "unknown-table",
            "did you mean Author?",
            "parent",
        ),
        ({"AUTHOR": "{references: Plain}"}, "unknown-table", "'Plain'", "references"),
        ({"AUTHOR": "{on-delete: cascade}"}, "invalid-table", "references", "x-contractor-column"),
        ({"AUTHOR": "{store: columns}"}, "invalid-column", "no object", "x-contractor-column"),
        ({"PRICE": "{store: children}"}, "invalid-column", "no list", "x-contractor-column"),
        ({"PRICE": "{type: money}"}, "invalid-table", "numeric", "x-contractor-column/type"),
    ],
)
def test_mistakes_are_told_where_they_stand(
    said: dict[str, str], id: str, message: str, at: str
) -> None:
    model = build(contract(asked(**said)))
    found = [one for one in model.findings if one.id == id]
    assert found, model.findings
    assert message in found[0].message
    assert found[0].at.endswith(at)


PERSON = """
paths:
  /people:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/SENT'}}}}
      responses:
        '201':
          description: made
          content: {application/json: {schema: {$ref: '#/components/schemas/Person'}}}
components:
  schemas:
    Person:
      type: object
      required: [id, password]
      x-contractor-table: {}
      properties:
        id: {type: string, format: uuid, readOnly: true}
        password: {type: string, writeOnly: true, x-contractor-column: {private: true}}
    NewPerson:
      type: object
      required: [password]
      properties: {password: {type: string}}
"""


def test_a_column_of_what_nobody_sends_or_reads_is_told() -> None:
    [found] = build(contract(PERSON.replace("SENT", "NewPerson"))).findings
    assert (found.id, found.at) == (
        "invalid-column",
        "#/components/schemas/Person/properties/password/x-contractor-column",
    )
    assert "nobody could store 'password'" in found.message
    assert build(contract(PERSON.replace("SENT", "Person"))).findings == ()


@pytest.mark.parametrize(
    ("price", "told"),
    [
        ("required: [unit], properties: {unit: {type: [string, 'null']}}", True),
        ("required: [unit], properties: {unit: {}}", True),
        ("required: [unit, sum], properties: {unit: {}, sum: {type: integer}}", False),
        ("properties: {unit: {type: [string, 'null']}}", False),
    ],
)
def test_an_object_in_columns_is_told_from_an_absent_one(price: str, told: bool) -> None:
    said = BOOK.replace("properties: {amount: {type: integer}}", price)
    for name, value in (("TABLE", "{key: [isbn]}"), ("PRICE", "{store: columns}")):
        said = said.replace(name, value)
    said = said.replace("TAGS", "{}").replace("AUTHOR", "{references: Author}")
    found = build(contract(said)).findings
    assert [one.id for one in found] == (["invalid-column"] if told else [])
    assert told == any(
        "nothing would tell 'price' from an absent one" in one.message for one in found
    )


# ── what cannot be made ───────────────────────────────────────────────────────────────────────────

U = "{type: string, format: uuid}"


def shop(
    order: str = "", line: str = "", *, table: str = "{}", parent: str = "parent: Order"
) -> str:
    """An order and its lines, with further properties; `table` and `parent` are what the tables are asked for."""
    order_properties = f"id: {U}, {order}"
    line_properties = f"id: {U}, {line}"
    return f"""
components:
  schemas:
    Order:
      type: object
      required: [id]
      x-contractor-table: {table}
      properties: {{{order_properties}}}
    Line:
      type: object
      required: [id]
      x-contractor-table: {{{parent}}}
      properties: {{{line_properties}}}
    Money: {{type: object, properties: {{a: {{type: integer}}}}}}
    Part:
      type: object
      properties:
        whole: {{$ref: '#/components/schemas/Part', x-contractor-column: {{store: columns}}}}
"""


def column(keywords: str, said: str) -> str:
    return f"x: {{{keywords}, x-contractor-column: {{{said}}}}}"


LINES = "{type: array, items: {$ref: '#/components/schemas/Line'}, x-contractor-column: {store: children}}"
MONEY = "{$ref: '#/components/schemas/Money', x-contractor-column: {store: columns}}"
TEXTS = "type: array, items: {type: string}"
FAULTS = {
    "a column that is no object": (
        shop("x: {type: string, x-contractor-column: key}"),
        "invalid-table",
        "is not of type",
        "Order/properties/x/x-contractor-column",
    ),
    "columns in other capitals": (
        shop(f"{column('type: string', 'name: Name')}, name: {{type: string}}"),
        "invalid-column",
        "capitals do not tell columns apart",
        "Order/properties/name",
    ),
    "a column of PostgreSQL's": (
        shop("xmin: {type: number}"),
        "invalid-column",
        "every table of PostgreSQL has one",
        "Order/properties/xmin",
    ),
    "a version by a name of PostgreSQL's": (
        shop(table="{version-column: ctid}"),
        "invalid-table",
        "for something else",
        "Order/x-contractor-table/version-column",
    ),
    **{
        name: (
            shop(table=f"{{name: {name}}}"),
            "invalid-table",
            f"{keeper} keeps",
            "Order/x-contractor-table",
        )
        for name, keeper in (
            ("sqlite_order", "SQLite"),
            ("pg_class", "PostgreSQL"),
            ("alembic_version", "Alembic"),
            ("contractor_progress", "contractor"),
        )
    },
    "more columns than there is room for": (
        shop(", ".join(f"c{number}: {{type: integer}}" for number in range(1600))),
        "invalid-table",
        "would have 1601 columns",
        "Order/x-contractor-table",
    ),
    "an index of too many columns": (
        shop(
            ", ".join(f"c{number}: {{type: integer}}" for number in range(33)),
            table=f"{{indexes: [[id], [{', '.join(f'c{number}' for number in range(33))}]]}}",
        ),
        "invalid-table",
        "more than 32 columns",
        "Order/x-contractor-table/indexes/1",
    ),
    "more digits behind the point than digits": (
        shop(column("type: number", "type: 'numeric(2,5)'")),
        "invalid-column",
        "more digits behind the point",
        "Order/properties/x/x-contractor-column/type",
    ),
    "two lists of one table": (
        shop(f"lines: {LINES}, more: {LINES}"),
        "invalid-column",
        "the items of 'lines' already",
        "Order/properties/more",
    ),
    "columns composed": (
        shop(f"m: {MONEY}, m_a: {{type: string}}"),
        "invalid-column",
        "'m_a', which is that of 'm_a'",
        "Order/properties/m",
    ),
    "position": (
        shop(f"lines: {LINES}", "position: {type: string}"),
        "invalid-column",
        "'position', which is the position in 'lines'",
        "Line/properties/position",
    ),
    "the key of the parent": (
        shop(f"lines: {LINES}", f"orderId: {U}"),
        "invalid-column",
        "'order_id', which is the key of the row of 'orders'",
        "Line/properties/orderId",
    ),
    "the key of the parent in code": (
        shop(f"lines: {LINES}", "orderId: {type: string, x-contractor-column: {name: other}}"),
        "invalid-column",
        "'orderId' would be 'order_id' in code, which is the key of the row of 'orders'",
        "Line/properties/orderId",
    ),
    "timestamps in code": (
        shop(
            "createdAt: {type: string, x-contractor-column: {name: made}}",
            table="{timestamps: true}",
        ),
        "invalid-column",
        "'createdAt' would be 'created_at' in code, which is that of `timestamps`",
        "Order/properties/createdAt",
    ),
    "the key of the parent as a key": (
        shop(f"lines: {LINES}", f"orderId: {U}", parent="parent: Order, key: [orderId]"),
        "invalid-column",
        "'order_id', which is the key of the row of 'orders'",
        "Line/properties/orderId",
    ),
    "kept by the parent's key": (
        shop(
            f"lines: {LINES}",
            "orderId: {type: string, format: uuid, "
            "x-contractor-column: {references: Order, on-delete: restrict}}",
        ),
        "invalid-column",
        "go with the row that they belong to",
        "Line/properties/orderId/x-contractor-column/on-delete",
    ),
    "timestamps": (
        shop("createdAt: {type: string}", table="{timestamps: true}"),
        "invalid-column",
        "'created_at', which is that of `timestamps`",
        "Order/properties/createdAt",
    ),
    "soft-delete": (
        shop("deletedAt: {type: string}", table="{soft-delete: true}"),
        "invalid-column",
        "'deleted_at', which is that of `soft-delete`",
        "Order/properties/deletedAt",
    ),
    "version-column": (
        shop("ver: {type: integer}", table="{version-column: VER}"),
        "invalid-column",
        "'ver', which is that of `version-column`",
        "Order/properties/ver",
    ),
    "version-column of another use": (
        shop(table="{version-column: position}"),
        "invalid-table",
        "'position' for something else",
        "Order/x-contractor-table/version-column",
    ),
    "extra of a property": (
        shop("others: {type: integer}", table="{extra: OTHERS}"),
        "invalid-column",
        "'others', which is that of `extra`",
        "Order/properties/others",
    ),
    "extra of another use": (
        shop(table="{extra: version, version-column: version}"),
        "invalid-table",
        "'version' for something else",
        "Order/x-contractor-table/extra",
    ),
    "extra that is nearly said": (
        shop(table="{extras: more}"),
        "invalid-table",
        "did you mean extra?",
        "Order/x-contractor-table/extras",
    ),
    "extra where there is nothing": (
        shop(table="{extra: more}").replace(
            "Order:\n      type: object",
            "Order:\n      type: object\n      additionalProperties: false",
        ),
        "invalid-table",
        "no others are allowed",
        "Order/x-contractor-table/extra",
    ),
    "key of several columns": (
        shop(f"m: {MONEY}", table="{key: [m]}"),
        "invalid-table",
        "stored as columns of its own",
        "Order/x-contractor-table/key/0",
    ),
    "key twice": (
        shop(table="{key: [id, id]}"),
        "invalid-table",
        "non-unique",
        "Order/x-contractor-table/key",
    ),
    "capitals": (
        shop(table="{name: lines}", parent="name: LINES"),
        "invalid-table",
        "capitals do not tell tables apart",
        "Line/x-contractor-table",
    ),
    "names of SQLite": (
        shop(table="{name: Sqlite_orders}"),
        "invalid-table",
        "SQLite keeps names",
        "Order/x-contractor-table",
    ),
    "the table of a list": (
        shop(column(TEXTS, "store: children"), parent="name: order_x"),
        "invalid-column",
        "two tables are called 'order_x'",
        "Order/properties/x",
    ),
    "columns in themselves": (
        shop(f"m: {MONEY.replace('Money', 'Part')}", f"n: {MONEY.replace('Money', 'Part')}"),
        "invalid-column",
        "it holds what it is part of",
        "Part/properties/whole/x-contractor-column",
    ),
    "default of another type": (
        shop(column("type: integer", "default: many")),
        "invalid-column",
        '"many" is no default',
        "Order/properties/x/x-contractor-column/default",
    ),
    "default out of bounds": (
        shop(column("type: integer, maximum: 3", "default: 4")),
        "invalid-column",
        "4 is no default",
        "Order/properties/x/x-contractor-column/default",
    ),
    "default of a date": (
        shop(column("type: string, format: date", "default: now")),
        "invalid-column",
        '"now" is no default',
        "Order/properties/x/x-contractor-column/default",
    ),
    "reference of another type": (
        shop(column("type: integer", "references: Line")),
        "invalid-column",
        "it is integer, the key is uuid",
        "Order/properties/x/x-contractor-column/references",
    ),
    "references of another type": (
        shop(
            column("type: array, items: {type: integer}", "references: Line, store: children"),
        ),
        "invalid-column",
        "it is integer, the key is uuid",
        "Order/properties/x/x-contractor-column/references",
    ),
    "reference of a list": (
        shop(column(TEXTS, "references: Line")),
        "invalid-column",
        "has parts",
        "Order/properties/x/x-contractor-column/references",
    ),
    "reference of an object": (
        shop(column("type: object", "references: Line")),
        "invalid-column",
        "has parts",
        "Order/properties/x/x-contractor-column/references",
    ),
    "list of nullable items": (
        shop(column("type: array, items: {type: [string, 'null']}", "store: children")),
        "invalid-column",
        "null is no row",
        "Order/properties/x/x-contractor-column",
    ),
    "set-null where nothing is null": (
        shop(column("type: string, format: uuid", "references: Line, on-delete: set-null")).replace(
            "required: [id]", "required: [id, x]", 1
        ),
        "invalid-column",
        "cannot become null",
        "Order/properties/x/x-contractor-column/on-delete",
    ),
    "digits of a text": (
        shop(column("type: string", "type: 'numeric(4,2)'")),
        "invalid-column",
        "is no number",
        "Order/properties/x/x-contractor-column/type",
    ),
}


@pytest.mark.parametrize(("spec", "id", "message", "at"), FAULTS.values(), ids=FAULTS)
def test_what_cannot_be_made_is_told_where_it_stands(
    spec: str, id: str, message: str, at: str
) -> None:
    model = build(contract(spec))
    found = [one for one in model.findings if one.id == id]
    assert len(found) == 1, model.findings
    assert message in found[0].message
    assert found[0].at == f"#/components/schemas/{at}"
    assert found[0].help or "non-unique" in message or "not of type" in message


def test_keys_that_lead_in_a_circle_are_told() -> None:
    spec = """
components:
  schemas:
    A:
      type: object
      required: [id]
      x-contractor-table: {}
      properties: {id: {type: string, x-contractor-column: {references: B}}}
    B:
      type: object
      required: [id]
      x-contractor-table: {}
      properties: {id: {type: string, x-contractor-column: {references: A}}}
"""
    model = build(contract(spec))
    assert [one.id for one in model.findings] == ["invalid-column"] * 2
    assert all("circle" in one.message for one in model.findings)
    assert all(
        one.reference is None for one in (t.stored[0] for t in tables(model).tables.values())
    )


def test_a_key_that_cannot_be_made_is_told_once() -> None:
    spec = shop(f"lines: {LINES}, m: {MONEY}", table="{key: [lines]}")
    found = [one.id for one in build(contract(spec)).findings if one.at.count("Order")]
    assert found == ["unknown-column"]


def test_what_refers_to_the_parent_says_to_whom_a_row_belongs() -> None:
    refers = "orderId: {type: string, format: uuid, x-contractor-column: {references: Order}}"
    found = tables(build(contract(shop(f"lines: {LINES}", refers))))
    line = found.tables["#/components/schemas/Line"]
    assert found.findings == ()
    assert line.owner == "orderId"
    assert [one.reference.on_delete for one in line.stored if one.reference] == ["cascade"]


@pytest.mark.parametrize(
    ("keywords", "said", "default"),
    [
        ("type: integer", "default: 5", (5,)),
        ("type: number", "default: 5", (5,)),
        ("type: string, enum: [a, b]", "default: b", ("b",)),
        ("type: string, format: decimal", "default: '1.50'", ("1.50",)),
        ("type: integer, default: 5", "private: false", (5,)),
        ("type: integer, default: many", "private: false", ()),
        ("type: object, default: {}", "private: false", ()),
    ],
)
def test_defaults_are_those_that_a_column_can_have(
    keywords: str, said: str, default: tuple[object, ...]
) -> None:
    found = tables(build(contract(shop(column(keywords, said), parent=""))))
    assert found.findings == ()
    assert found.tables["#/components/schemas/Order"].stored[1].default == default


# ── families ──────────────────────────────────────────────────────────────────────────────────────

KINDS = """
components:
  schemas:
    Event:
      type: object
      required: [id, type]
      x-contractor-table: ROOT
      properties:
        id: {type: string, format: uuid, readOnly: true}
        type: TYPE
        at: {type: string, format: date-time}
      discriminator: TAG
    Created:
      x-contractor-table: KIND
      allOf:
        - {$ref: '#/components/schemas/Event'}
        - {type: object, required: [name], properties: {name: {type: string}, size: SIZE}}
    Removed:
      allOf:
        - {$ref: '#/components/schemas/Event'}
        - {type: object, properties: {reason: {type: string}, size: {type: integer}}}
    Card: {type: object, required: [KEY, kind], properties: {KEY: {type: string}, kind: {const: card}}}
    Bank: {type: object, required: [id, kind], properties: {id: {type: string}, kind: BANK}}
    Method:
      oneOf: [{$ref: '#/components/schemas/Card'}, OTHER]
      x-contractor-table: UNION
    Order:
      type: object
      required: [id]
      x-contractor-table: {}
      properties:
        id: {type: integer, readOnly: true}
        events: {type: array, items: {$ref: '#/components/schemas/Event'}, x-contractor-column: EVENTS}
"""


def kinds(**said: str) -> str:
    values = {
        "ROOT": "{inheritance: joined}",
        "TYPE": "{type: string}",
        "TAG": "{propertyName: type, mapping: {created: '#/components/schemas/Created', "
        "removed: '#/components/schemas/Removed'}}",
        "KIND": "{}",
        "SIZE": "{type: integer}",
        "KEY": "id",
        "BANK": "{const: bank}",
        "OTHER": "{$ref: '#/components/schemas/Bank'}",
        "UNION": "{inheritance: single}",
        "EVENTS": "{}",
        **said,
    }
    text = KINDS
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def test_which_records_are_of_a_family() -> None:
    found = tables(build(contract(kinds())))
    assert found.findings == ()
    event, created, removed, method, card, bank, _ = found.tables.values()
    assert event.inheritance is not None
    assert dict(event.inheritance.tags) == {created.key: "created", removed.key: "removed"}
    assert (event.is_abstract, created.is_member, created.primary) == (True, True, ("id",))
    assert [one.source.name for one in created.own] == ["name", "size"]
    assert [one.source.name for one in created.stored] == ["id", "type", "at", "name", "size"]
    assert method.inheritance is not None
    assert dict(method.inheritance.tags) == {card.key: "card", bank.key: "bank"}
    assert {method.name, card.name, bank.name} == {"methods"}


def test_kinds_go_by_their_names_or_constants_where_nothing_maps_them() -> None:
    found = tables(build(contract(kinds(TAG="{propertyName: type}", ROOT="{inheritance: single}"))))
    assert found.findings == ()
    [event, *_] = found.tables.values()
    assert event.inheritance is not None
    assert list(event.inheritance.tags.values()) == ["Created", "Removed"]


def test_a_record_may_be_a_kind_itself() -> None:
    tag = (
        "{propertyName: type, mapping: {other: '#/components/schemas/Event', "
        "created: '#/components/schemas/Created'}}"
    )
    found = tables(build(contract(kinds(TAG=tag, TYPE="{type: string, enum: [other, created]}"))))
    assert found.findings == ()
    event = found.tables["#/components/schemas/Event"]
    assert not event.is_abstract
    assert "#/components/schemas/Removed" not in found.tables


WRONG_KINDS: dict[str, tuple[dict[str, str], str, str]] = {
    "no such way": (
        {"ROOT": "{inheritance: joint}"},
        '`x-contractor-table`: "joint" is not one of "single" or "joined"',
        "/Event/x-contractor-table/inheritance",
    ),
    "nothing tells them apart": (
        {"TAG": "null"},
        "nothing tells the kinds of 'Event' apart",
        "/Event/x-contractor-table/inheritance",
    ),
    "the tag may be absent": (
        {"TAG": "{propertyName: at}"},
        "'at' does not tell the kinds apart: 'Event' need not have it as text",
        "/Event/x-contractor-table",
    ),
    "the tag is a number": (
        {"TYPE": "{type: integer}"},
        "'type' does not tell the kinds apart: 'Event' need not have it as text",
        "/Event/x-contractor-table",
    ),
    "a kind that extends nothing": (
        {"TAG": "{propertyName: type, mapping: {a: '#/components/schemas/Order'}}"},
        "'a' leads to 'Order', which does not extend 'Event'",
        "/Event/discriminator/mapping/a",
    ),
    "two values for a kind": (
        {
            "TAG": "{propertyName: type, mapping: {a: '#/components/schemas/Created', "
            "b: '#/components/schemas/Created'}}"
        },
        "'Created' goes by several values of 'type'",
        "/Event/x-contractor-table",
    ),
    "a value that the tag does not have": (
        {"TYPE": "{type: string, enum: [created]}"},
        "'removed' is no 'type' that 'Event' has",
        "/Event/x-contractor-table",
    ),
    "a kind that says another value": (
        {
            "UNION": "{inheritance: single}\n      discriminator: {propertyName: kind, mapping: "
            "{card: '#/components/schemas/Card', giro: '#/components/schemas/Bank'}}"
        },
        "'Bank' goes by 'giro', and says its 'kind' is another",
        "/Method/x-contractor-table",
    ),
    "nothing extends it": (
        {"TAG": "{propertyName: type, mapping: {a: '#/components/schemas/Event'}}"},
        "nothing extends 'Event'",
        "/Event/x-contractor-table/inheritance",
    ),
    "a list": (
        {"EVENTS": "{store: children}"},
        "items of 'events' are rows of several kinds, which no list holds",
        "/Order/properties/events/x-contractor-column",
    ),
    "a key for one kind": (
        {"KIND": "{key: [name]}"},
        "'key' is for the whole of 'events' to say, which these rows are of",
        "/Created/x-contractor-table/key",
    ),
    "a name in the table of all": (
        {"ROOT": "{inheritance: single}", "KIND": "{name: creations}"},
        "'name' is for the whole of 'events' to say, which these rows are of",
        "/Created/x-contractor-table/name",
    ),
    "one column of two types": (
        {"ROOT": "{inheritance: single}", "SIZE": "{type: string}"},
        "the column of 'size' would be of two types: integer here, text in another kind",
        "/Removed/allOf/1/properties/size",
    ),
    "no key in common": (
        {"KEY": "number"},
        "the kinds of 'methods' have no key in common",
        "/Method/x-contractor-table",
    ),
    "a key of several columns": (
        {"ROOT": "{inheritance: joined, key: [id, type]}"},
        "rows cannot refer to 'events', whose key has several columns",
        "/Event/x-contractor-table/key",
    ),
    "a member that is no record": (
        {"OTHER": "{type: string}"},
        "a member of 'Method' is no object with a name, which rows are of",
        "/Method/x-contractor-table",
    ),
    "members that nothing tells apart": (
        {"BANK": "{const: card}"},
        "nothing tells the members of 'Method' apart",
        "/Method/x-contractor-table/inheritance",
    ),
    "a union that says nothing": (
        {"UNION": "{}"},
        "`x-contractor-table` needs an object with properties of its own",
        "/Method/x-contractor-table",
    ),
    "a kind that is no object": (
        {"KIND": "created"},
        '`x-contractor-table`: "created" is not of type "object"',
        "/Created/x-contractor-table",
    ),
    "a kind whose name is no text": (
        {"KIND": "{name: 3}"},
        '`x-contractor-table`: 3 is not of type "string"',
        "/Created/x-contractor-table/name",
    ),
    "a kind whose indexes are no list": (
        {"KIND": "{indexes: 3}"},
        '`x-contractor-table`: 3 is not of type "array"',
        "/Created/x-contractor-table/indexes",
    ),
    "what is unique where rows stay": (
        {"ROOT": "{inheritance: joined, soft-delete: true}", "KIND": "{unique: [[name]]}"},
        "what is unique among rows that are not deleted is so for all kinds, or for none",
        "/Created/x-contractor-table/unique",
    ),
}


@pytest.mark.parametrize("what", WRONG_KINDS)
def test_families_that_cannot_be(what: str) -> None:
    said, message, at = WRONG_KINDS[what]
    found = tables(build(contract(kinds(**said)))).findings
    assert [(one.message, one.at.rpartition("#/components/schemas")[2]) for one in found] == [
        (message, at)
    ]


@pytest.mark.parametrize("style", ["single", "joined"])
def test_what_only_one_kind_has_is_not_stored_where_it_says_to_whom_it_belongs(style: str) -> None:
    family = contract(
        f"""
components:
  schemas:
    Owner: {{type: object, required: [id], x-contractor-table: {{}}, properties: {{id: {U}}}}}
    Pet:
      type: object
      required: [id, kind]
      discriminator: {{propertyName: kind}}
      x-contractor-table: {{inheritance: {style}, parent: Owner}}
      properties: {{id: {U}, kind: {{type: string}}}}
    Cat:
      allOf: [{{$ref: '#/components/schemas/Pet'}}, {{properties: {{ownerId: {{type: string}}}}}}]
    Dog:
      allOf: [{{$ref: '#/components/schemas/Pet'}}, {{properties: {{loud: {{type: boolean}}}}}}]
"""
    )
    found = tables(build(family))
    [told] = found.findings
    assert "'owner_id', which is the key of the row of 'owners'" in told.message
    assert told.at == "#/components/schemas/Cat/allOf/1/properties/ownerId"
    assert {one.parent for one in found.tables.values()} == {None}


def test_a_record_is_of_one_family() -> None:
    text = kinds() + (
        "    Fact:\n"
        "      oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Created'}]\n"
        "      discriminator: {propertyName: id, mapping: {a: '#/components/schemas/Card', "
        "b: '#/components/schemas/Created'}}\n"
        "      x-contractor-table: {inheritance: single, key: [id]}\n"
    )
    found = tables(build(contract(text.replace("format: uuid, ", "")))).findings
    assert "'Created' is of the family of 'Event' already, and rows are of one" in {
        one.message for one in found
    }
