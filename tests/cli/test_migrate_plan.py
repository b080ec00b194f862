"""`contractor migrate plan`: what is written, and what stays."""

from pathlib import Path

from tests.cli.library import contractor

KINDS = Path(__file__).parents[1] / "migrations" / "kinds"
OLD, NEW = (str(KINDS / "add-with-fill" / f"{side}.yaml") for side in ("old", "new"))


def plan(folder: Path, old: str, new: str) -> str:
    done = contractor("migrate", "plan", old, new, "--migrations", str(folder))
    assert done.exit_code == 0, done.output
    return done.output


def texts(folder: Path) -> dict[str, str]:
    return {str(one): one.read_text("utf-8") for one in folder.rglob("*") if one.is_file()}


def test_revisions_and_their_sql(tmp_path: Path) -> None:
    said = plan(tmp_path / "migrations", OLD, NEW)
    wrote = [line for line in said.splitlines() if line.startswith("wrote ")]
    assert sum("versions" in line for line in wrote) == 3
    assert "label" in said
    sql = {one.name for one in (tmp_path / "migrations" / "sql").iterdir()}
    assert sum(name.endswith(".up.sqlite.sql") for name in sql) == 3
    assert (tmp_path / "alembic.ini").exists()


def test_what_was_planned_is_not_planned_again(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    plan(folder, OLD, NEW)
    before = texts(folder)
    said = plan(folder, OLD, NEW)
    assert "planned before" in said
    assert "not what would be written now" not in said
    assert texts(folder) == before


def test_a_title_makes_no_other_plan(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    plan(folder, OLD, NEW)
    done = contractor(
        "migrate", "plan", OLD, NEW, "--migrations", str(folder), "--title", "Labels"
    )  # fmt: skip
    assert "planned before" in done.output
    assert "not what would be written now" not in done.output


def test_a_plan_whose_fill_changed_is_told_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    plan(folder, OLD, NEW)
    before = texts(folder)
    other = tmp_path / "new.yaml"
    other.write_text(Path(NEW).read_text("utf-8").replace("upper(title)", "lower(title)"), "utf-8")
    said = plan(folder, OLD, str(other))
    assert "not what would be written now: " in said
    assert "_2_backfill.up.sqlite.sql" in said
    assert "remove the plan's files first" in said
    assert texts(folder) == before


def test_what_only_the_new_version_knows_of_an_object_goes_with_it(tmp_path: Path) -> None:
    """The old version clears an object, and knows nothing of its new part."""
    folder = tmp_path / "migrations"
    kind = KINDS / "object-as-columns"
    plan(folder, str(kind / "old.yaml"), str(kind / "new.yaml"))
    [text] = [
        one.read_text("utf-8") for one in (folder / "sql").glob("*_3_contract.up.postgresql.sql")
    ]
    emptied = 'UPDATE "orders" SET "place_country" = NULL WHERE ("place_street" IS NULL'
    assert emptied in text
