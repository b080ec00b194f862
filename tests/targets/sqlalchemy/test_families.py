"""Kinds of rows, in one table or in one for each: stored, read as what they are, and refused where they are no kind."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy import orm

import contractor
from contractor.model import build
from tests.databases import DIALECTS, awaited, empty
from tests.documents import contract
from tests.targets.sqlalchemy.test_tables import written

CASE = Path(__file__).parents[2] / "cases" / "table-families" / "spec.yaml"
BIN = Path(sys.executable).parent
MOMENT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
ID = "0123456789abcdef0123456789abcdef"
OTHER = "fedcba9876543210fedcba9876543210"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("families")
    written(build(contractor.read(CASE)), "wallet", folder)
    sys.path.insert(0, str(folder / "python"))
    yield folder / "python"
    sys.path.remove(str(folder / "python"))


@pytest.fixture(scope="module")
def wallet(packages: Path) -> Any:
    return import_module("wallet.tables")


@pytest.fixture(scope="module")
def models(packages: Path) -> Any:
    return import_module("wallet.models")


@pytest.fixture(scope="module")
def repositories(packages: Path) -> Any:
    return import_module("wallet.repositories")


@pytest.fixture(scope="module", params=DIALECTS)
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    with empty(request) as found:
        yield found


@pytest.fixture(scope="module")
def engine(url: str, wallet: Any) -> Iterator[sa.Engine]:
    made: sa.Engine = import_module("wallet._tables").engine(url)
    wallet.Base.metadata.create_all(made)
    yield made
    made.dispose()


@pytest.fixture
def session(engine: sa.Engine) -> Iterator[orm.Session]:
    """A session of which nothing stays."""
    with engine.connect() as connection:
        everything = connection.begin()
        with orm.Session(connection, join_transaction_mode="create_savepoint") as found:
            yield found
        everything.rollback()


KINDS: dict[str, Callable[[Any], Any]] = {
    "created": lambda m: m.Created(
        id=uuid4(), type=m.EventType.CREATED, at=MOMENT, name="Ada", labels=["a", "b"]
    ),
    "renamed": lambda m: m.Renamed(
        id=uuid4(), type=m.EventType.RENAMED, at=MOMENT, from_="A", to="B", aliases=["x", "y"]
    ),
    "removed": lambda m: m.Removed(
        id=uuid4(), type=m.EventType.REMOVED, at=MOMENT, ticket=7, note="gone"
    ),
    "card": lambda m: m.Card(
        id=uuid4(), kind="card", number="4111", holder="Ada", expires=date(2027, 1, 31)
    ),
    "bank-account": lambda m: m.BankAccount(
        id=uuid4(),
        kind="bank-account",
        number="GB33",
        holder="Ada",
        bank=m.BankAccountBank(name="Bank", bic="ABCD"),
    ),
    "voucher": lambda m: m.Voucher(
        id=uuid4(), kind="voucher", holder="Ada", amount=12.5, extra=m.VoucherExtra(colour="red")
    ),
    "box": lambda m: m.Box(code="ABC001", form="box", weight=3),
    "letter": lambda m: m.Letter(code="ABC002", form="letter", pages=2),
}
ROOTS = {
    "created": "Event",
    "renamed": "Event",
    "removed": "Event",
    "box": "Parcel",
    "letter": "Parcel",
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_comes_back_as_what_it_was(
    kind: str, session: orm.Session, wallet: Any, models: Any
) -> None:
    model = KINDS[kind](models)
    row = wallet.to_row(model)
    session.add(row)
    session.commit()
    key = sa.inspect(row).identity
    session.expunge_all()
    root = getattr(wallet, f"{ROOTS.get(kind, 'Method')}Row")
    read = wallet.from_row(session.get_one(root, key))
    assert type(read) is type(model)
    assert read == model


def test_all_kinds_are_read_at_once_by_few_queries(
    session: orm.Session, wallet: Any, models: Any
) -> None:
    made = {name: one(models) for name, one in KINDS.items()}
    session.add_all([wallet.to_row(one) for one in made.values()])
    session.commit()
    session.expunge_all()
    count = 0

    def counted(*_: Any) -> None:
        nonlocal count
        count += 1

    sa.event.listen(session.connection(), "before_cursor_execute", counted)
    methods = session.scalars(sa.select(wallet.MethodRow)).all()
    assert {type(one).__name__ for one in methods} == {"CardRow", "BankAccountRow", "VoucherRow"}
    assert {one.holder for one in map(wallet.from_row, methods)} == {"Ada"}
    assert count == 1
    count = 0
    events = session.scalars(sa.select(wallet.EventRow)).all()
    found = [wallet.from_row(one) for one in events]
    assert {type(one).__name__ for one in found} == {"Created", "Renamed", "Removed"}
    # All, what two kinds add (one is in no other table), what it adds itself, and two lists.
    assert count <= 6


def test_what_is_of_no_kind_or_says_so_is_no_row(wallet: Any, models: Any) -> None:
    said = models.Created(id=uuid4(), type=models.EventType.REMOVED, at=MOMENT, name="Ada")
    with pytest.raises(ValueError, match="rows of this kind are"):
        wallet.to_row(said)
    plain = models.Event(id=uuid4(), type=models.EventType.CREATED, at=MOMENT)
    with pytest.raises(KeyError):
        wallet.to_row(plain)


def test_a_change_of_what_only_one_kind_has_counts_for_all_of_it(
    session: orm.Session, wallet: Any, models: Any
) -> None:
    row = wallet.to_row(KINDS["created"](models))
    session.add(row)
    session.commit()
    before, changed = row.version, row.updated_at
    row.name = "Grace"
    session.commit()
    assert row.version == before + 1
    assert row.updated_at > changed


# ── references ────────────────────────────────────────────────────────────────────────────────────


def test_other_rows_refer_to_all_kinds_and_to_one(
    session: orm.Session, wallet: Any, models: Any
) -> None:
    card, removed, box = (wallet.to_row(KINDS[one](models)) for one in ("card", "removed", "box"))
    session.add_all([card, removed, box])
    session.flush()
    order = wallet.to_row(
        models.OrderInput(
            method_id=card.id, parcel="ABC001", removal_id=removed.id, event_ids=[removed.id]
        )
    )
    session.add(order)
    key = removed.id
    session.commit()
    session.expunge_all()
    query = sa.select(wallet.OrderRow).options(
        orm.joinedload(wallet.OrderRow.method),
        orm.joinedload(wallet.OrderRow.parcel_parcel),
        orm.joinedload(wallet.OrderRow.removal),
    )
    read = session.scalars(query).one()
    assert type(read.method).__name__ == "CardRow"
    assert (read.parcel_parcel.weight, read.removal.ticket) == (3, 7)
    session.delete(session.get_one(wallet.EventRow, key))
    session.commit()
    assert (read.removal_id, list(read.event_ids)) == (None, [])


def test_only_a_row_of_the_kind_is_referred_to_where_one_is_named(
    session: orm.Session, wallet: Any, models: Any
) -> None:
    card, created = (wallet.to_row(KINDS[one](models)) for one in ("card", "created"))
    session.add_all([card, created])
    session.flush()
    order = models.OrderInput(method_id=card.id, removal_id=created.id)
    session.add(wallet.to_row(order))
    with pytest.raises(sa.exc.IntegrityError):
        session.flush()


# ── repositories ──────────────────────────────────────────────────────────────────────────────────


def test_one_repository_has_all_kinds(
    session: orm.Session, wallet: Any, models: Any, repositories: Any
) -> None:
    events = repositories.EventRepository(session)
    rows = {
        name: events.create(wallet.to_row(KINDS[name](models)))
        for name in ("created", "renamed", "removed")
    }
    page = events.page(limit=2)
    rest = events.page(limit=2, cursor=page.next)
    assert {one.id for one in (*page.rows, *rest.rows)} == {one.id for one in rows.values()}
    only = events.page(type=models.EventType.RENAMED).rows
    assert [type(one).__name__ for one in only] == ["RenamedRow"]
    locked = events.get(rows["created"].id, lock=True)
    assert wallet.from_row(locked).name == "Ada"
    assert events.patch(rows["created"].id, {"name": "Grace"}).name == "Grace"
    for name, value in (("type", "removed"), ("ticket", 3)):
        with pytest.raises(TypeError, match="cannot be changed"):
            events.patch(rows["created"].id, {name: value})
    assert events.delete(rows["removed"].id)
    assert events.get(rows["removed"].id) is None


def test_a_row_is_replaced_by_one_of_its_kind(
    session: orm.Session, wallet: Any, models: Any, repositories: Any
) -> None:
    methods = repositories.MethodRepository(session)
    row = methods.create(wallet.to_row(KINDS["card"](models)))
    key = row.id
    other = models.CardInput(kind="card", number="4222", holder="Grace")
    assert methods.replace(key, wallet.to_row(other)).number == "4222"
    voucher = models.VoucherInput(kind="voucher", holder="Ada")
    with pytest.raises(import_module("wallet._repositories").OtherKind):
        methods.replace(key, wallet.to_row(voucher))
    assert methods.delete(key)
    assert methods.get(key) is None


def test_the_drivers_of_await_read_all_kinds(
    url: str, engine: sa.Engine, wallet: Any, models: Any, repositories: Any
) -> None:
    from sqlalchemy.ext.asyncio import AsyncSession

    async def run() -> list[Any]:
        other = import_module("wallet._tables").async_engine(awaited(url))
        async with AsyncSession(other) as session:
            events = repositories.AsyncEventRepository(session)
            for name in ("created", "renamed", "removed"):
                await events.create(wallet.to_row(KINDS[name](models)))
            session.expunge_all()
            page = await events.page()
            found = [wallet.from_row(one) for one in page.rows]
            await session.rollback()
        await other.dispose()
        return found

    assert {type(one).__name__ for one in asyncio.run(run())} == {"Created", "Renamed", "Removed"}


# ── what databases refuse ─────────────────────────────────────────────────────────────────────────


def _event(type: str, **more: Any) -> tuple[str, dict[str, Any]]:
    at = "2026-03-14T09:30:00.000000Z"
    return "events", {"id": ID, "type": type, "at": at, **more}


def _method(kind: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return "payment_methods", {"id": ID, "kind": kind, "holder": "Ada", **more}


#: Rows that are there first, the one that is refused, and a part of the name of what refuses it.
BAD: dict[str, tuple[list[tuple[str, dict[str, Any]]], tuple[str, dict[str, Any]], str]] = {
    "no kind that there is": ([], _event("moved"), "events_type_discriminator"),
    "no kind of one table": ([], _method("cash"), "payment_methods_kind_discriminator"),
    "no kind by a constant": (
        [],
        ("parcels", {"code": "ABC001", "form": "tube"}),
        "form_discriminator",
    ),
    "a kind without a row of all": ([], ("createds", {"id": ID, "name": "Ada"}), "FOREIGN"),
    "a bound of one kind's table": (
        [_event("created")],
        ("createds", {"id": ID, "name": ""}),
        "createds_name_min_length",
    ),
    "what one kind needs of all": ([], _event("removed"), "events_removed_note_required"),
    "what one kind says of all": (
        [],
        _event("removed", note="n" * 30),
        "events_removed_note_max_length",
    ),
    "unique among one kind": (
        [
            _event("removed", note="n"),
            ("event_removals", {"id": ID, "ticket": 1}),
            ("events", {**_event("removed", note="n")[1], "id": OTHER}),
        ],
        ("event_removals", {"id": OTHER, "ticket": 1}),
        "UNIQUE",
    ),
    "what one kind has to have": ([], _method("card"), "methods_card_number_required"),
    "what another kind has to have": (
        [],
        _method("bank-account"),
        "methods_bank_account_number_required",
    ),
    "what one kind bounds": (
        [],
        _method("card", number="1" * 20),
        "methods_card_number_max_length",
    ),
    "what another kind bounds": (
        [],
        _method("bank-account", number="1" * 40),
        "methods_bank_account_number_max_length",
    ),
    "what two of three kinds have": ([], _method("voucher", number="1"), "methods_number_kind"),
    "what only one kind has": (
        [],
        _method("card", number="1", bank_name="B"),
        "methods_bank_name_kind",
    ),
    "JSON of one kind": (
        [],
        _method("card", number="1", extra='{"colour": "red"}'),
        "methods_extra_kind",
    ),
    "inside JSON of one kind": (
        [],
        _method("voucher", extra='{"colour": 3}'),
        "methods_extra_colour_type",
    ),
    "an item twice": (
        [
            _event("created"),
            ("event_labels", {"event_id": ID, "position": 0, "value": "a"}),
        ],
        ("event_labels", {"event_id": ID, "position": 1, "value": "a"}),
        "UNIQUE",
    ),
    "a reference twice": (
        [
            _event("created"),
            _method("card", number="1"),
            ("orders", {"id": 1, "method_id": ID}),
            ("order_event_ids", {"order_id": 1, "position": 0, "value": ID}),
        ],
        ("order_event_ids", {"order_id": 1, "position": 1, "value": ID}),
        "UNIQUE",
    ),
    "a reference to nothing": (
        [_method("card", number="1")],
        ("orders", {"id": 1, "method_id": OTHER}),
        "FOREIGN",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_raw_sql_cannot_store(what: str, session: orm.Session) -> None:
    before, (table, row), name = BAD[what]
    for other, good in before:
        _insert(session, other, good)
    with pytest.raises(sa.exc.IntegrityError) as refused:
        _insert(session, table, row)
    text = str(refused.value.orig)
    if name in ("UNIQUE", "FOREIGN"):
        assert name.lower() in text.lower()
    else:
        assert name in text


def _insert(session: orm.Session, table: str, row: dict[str, Any]) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    values = ", ".join(f":{name}" for name in row)
    head = ""
    if session.connection().dialect.name == "postgresql":
        head = " OVERRIDING SYSTEM VALUE"
        values = ", ".join(
            f"CAST(:{name} AS jsonb)" if name == "extra" else f":{name}" for name in row
        )
        row = {name: UUID(one) if one in (ID, OTHER) else one for name, one in row.items()}
    session.execute(sa.text(f'INSERT INTO "{table}" ({columns}){head} VALUES ({values})'), row)


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_list_of_different_items_is_replaced_by_one_that_has_some_of_them(
    session: orm.Session, wallet: Any, models: Any, repositories: Any
) -> None:
    model = KINDS["created"](models)
    events = repositories.EventRepository(session)
    row = events.create(wallet.to_row(model))
    kept, key = {one.value: one.row_id for one in row.labels}, row.id
    session.commit()
    model.labels = ["b", "c", "a"]
    events.replace(key, wallet.to_row(model))
    session.commit()
    session.expunge_all()
    read = session.get_one(wallet.EventRow, key)
    assert [one.value for one in read.labels] == ["b", "c", "a"]
    assert kept.items() <= {one.value: one.row_id for one in read.labels}.items()
    read.labels = [type(read.labels[0])(value=one) for one in ("c", "b")]
    session.commit()
    session.expunge_all()
    assert wallet.from_row(session.get_one(wallet.EventRow, key)).labels == ["c", "b"]


# ── stranger kinds ────────────────────────────────────────────────────────────────────────────────

#: A record that is a kind itself, one that extends a kind, keys that a database numbers, defaults, owners.
STRANGE = """
paths: {}
components:
  schemas:
    Account:
      type: object
      required: [id]
      x-contractor-table: {}
      properties: {id: {type: integer, readOnly: true}}
    Note:
      type: object
      required: [id, sort]
      x-contractor-table: {inheritance: single, parent: Account, soft-delete: true, version-column: version}
      discriminator:
        propertyName: sort
        mapping:
          note: '#/components/schemas/Note'
          task: '#/components/schemas/Task'
          bug: '#/components/schemas/Bug'
      properties:
        id: {type: integer, readOnly: true}
        sort: {type: string}
        text: {type: string}
    Task:
      allOf:
        - {$ref: '#/components/schemas/Note'}
        - type: object
          required: [done, text]
          properties:
            done: {type: boolean, default: false}
            text: {type: string, minLength: 2}
            due: {type: [string, 'null'], format: date}
            follows: {type: integer, x-contractor-column: {references: Note, on-delete: set-null}}
            class: {type: string, enum: [a, b]}
    Bug:
      allOf:
        - {$ref: '#/components/schemas/Task'}
        - {type: object, required: [severity], properties: {severity: {type: integer, format: int32, readOnly: true}}}
    Base:
      type: object
      required: [id, kind]
      x-contractor-table: {inheritance: joined}
      discriminator:
        propertyName: kind
        mapping: {base: '#/components/schemas/Base', more: '#/components/schemas/More'}
      properties:
        id: {type: integer, readOnly: true}
        kind: {type: string}
        at: {type: string, format: date-time, x-contractor-column: {default: now}}
    More:
      allOf:
        - {$ref: '#/components/schemas/Base'}
        - type: object
          properties:
            size: {type: number}
            other: {type: integer, x-contractor-column: {references: Base}}
    Shape:
      oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]
      discriminator:
        propertyName: form
        mapping: {round: '#/components/schemas/Circle', square: '#/components/schemas/Square'}
      x-contractor-table: {inheritance: joined, timestamps: true}
    Circle:
      type: object
      required: [id, form, radius]
      properties: {id: {type: integer}, form: {type: string}, radius: {type: number}}
    Square:
      type: object
      required: [id, form]
      properties: {id: {type: integer}, form: {type: string}, side: {type: number}}
"""


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("strange")
    model = build(contract(STRANGE))
    assert model.findings == ()
    written(model, "strange_kinds", folder)
    sys.path.insert(0, str(folder / "python"))
    yield folder / "python"
    sys.path.remove(str(folder / "python"))


def test_stranger_kinds_come_back_as_what_they_were(strange: Path, database: str) -> None:
    rows, models, repositories = (
        import_module(f"strange_kinds.{name}") for name in ("tables", "models", "repositories")
    )
    engine = import_module("strange_kinds._tables").engine(database)
    rows.Base.metadata.create_all(engine)
    with orm.Session(engine) as session:
        owner = repositories.AccountRepository(session).create(rows.to_row(models.AccountInput()))
        notes = repositories.NoteRepository(session)
        first = notes.create(rows.to_row(models.NoteInput(sort="note", text="x")), owner=owner.id)
        task = models.TaskInput(sort="task", done=True, text="xx", follows=first.id, class_="a")
        notes.create(rows.to_row(task), owner=owner.id)
        bug = models.BugInput(sort="bug", done=False, text="yy")
        notes.create(rows.to_row(bug, severity=3), owner=owner.id)
        bases = repositories.BaseRepository(session)
        base = bases.create(rows.to_row(models.BaseInput(kind="base")))
        bases.create(rows.to_row(models.MoreInput(kind="more", size=1.5, other=base.id)))
        shapes = repositories.ShapeRepository(session)
        shapes.create(rows.to_row(models.Circle(id=1, form="round", radius=2.0)))
        square = shapes.create(rows.to_row(models.Square(id=2, form="square")))
        session.commit()
        session.expunge_all()
        found = [
            rows.from_row(one).model_dump(mode="json", exclude={"at"})
            for repository in (notes, bases, shapes)
            for one in repository.page().rows
        ]
        assert found == [
            {"id": 1, "sort": "note", "text": "x"},
            {
                "id": 2,
                "sort": "task",
                "text": "xx",
                "done": True,
                "due": None,
                "follows": 1,
                "class": "a",
            },
            {"id": 3, "sort": "bug", "text": "yy", "done": False, "due": None, "severity": 3},
            {"id": 1, "kind": "base"},
            {"id": 2, "kind": "more", "size": 1.5, "other": 1},
            {"id": 1, "form": "round", "radius": 2.0},
            {"id": 2, "form": "square"},
        ]
        square = shapes.get(2)
        before = square.updated_at
        square.side = 4.0
        session.commit()
        assert square.updated_at > before
        assert notes.patch(2, {"due": date(2026, 1, 1)}, version=1).version == 2
        assert notes.delete(2)
        assert [one.id for one in notes.page().rows] == [1, 3]
    engine.dispose()


# ── checkers ──────────────────────────────────────────────────────────────────────────────────────

USES = """
from wallet.models import BankAccount, Card, Created, CreatedInput, Method, Removed, Renamed, Voucher
from wallet.repositories import EventRepository
from wallet.tables import CardRow, CreatedRow, EventRow, MethodRow, from_row, to_row


def good(card: Card, method: Method, row: MethodRow, event: EventRow, rows: EventRepository) -> None:
    stored: CardRow = to_row(card)
    any_row: MethodRow = to_row(method)
    read: Card | BankAccount | Voucher = from_row(row)
    one: Card = from_row(stored)
    happened: Created | Renamed | Removed = from_row(event)
    made: EventRow = rows.create(CreatedRow(at=event.at, name="Ada"))


def wrong(card: Card, row: MethodRow, event: EventRow) -> None:
    no_card: Card = from_row(row)
    stored: CreatedRow = to_row(card)
    CardRow(holder="Ada")
    CardRow(holder="Ada", number="1", amount=3)
    CreatedRow(at=event.at, name="Ada", type="created")
"""


def test_code_of_stranger_kinds_passes_checkers(strange: Path) -> None:
    for command in (
        ["mypy", "--strict", "--config-file", os.devnull, "strange_kinds"],
        ["ruff", "format", "--check", "--isolated", "strange_kinds"],
    ):
        done = subprocess.run(
            [BIN / command[0], *command[1:]],
            cwd=strange,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_checkers_know_kinds_apart(checker: str, packages: Path) -> None:
    (packages / "uses.py").write_text(USES, encoding="utf-8")
    command = {
        "mypy": ["mypy", "--strict", "--config-file", os.devnull, "uses.py", "wallet"],
        "pyright": ["pyright", "uses.py", "wallet/tables.py"],
    }[checker]
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=packages,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": path},
    )
    mark = ": error:" if checker == "mypy" else " - error:"
    lines = [line for line in done.stdout.splitlines() if mark in line]
    first = USES.splitlines().index("    no_card: Card = from_row(row)") + 1
    assert {line.split("uses.py:")[-1].split(":")[0] for line in lines} == {
        str(first + number) for number in range(5)
    }, done.stdout


def test_code_is_formatted(packages: Path) -> None:
    done = subprocess.run(
        [BIN / "ruff", "format", "--check", "--isolated", "wallet"],
        cwd=packages,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
