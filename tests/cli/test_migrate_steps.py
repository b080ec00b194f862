"""`contractor migrate plan`: what is to be done with what it writes, and what Overlays hide from it."""

import json
from pathlib import Path

import pytest

from tests.cli.library import contractor
from tests.repository import Repo

NOTES = """\
openapi: 3.1.1
info: {title: Notes, version: '1'}
paths: {}
components:
  schemas:
    Note:
      type: object
      required: [id, text]
      properties:
        id: {type: integer, format: int64}
        text: {type: string, maxLength: 40}
        mark: {type: string}
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: Tables, version: '1'}
actions:
  - target: $.components.schemas.Note
    update:
      x-contractor-table: {name: notes}
"""
#: A text that is renamed and gets a mood beside it, as the Overlay says, and a mark that goes.
LATER = (
    NOTES.replace("[id, text]", "[id, words, mood]")
    .replace("text: {", "mood: {type: string}\n        words: {")
    .replace("        mark: {type: string}\n", "")
)
TOLD = f"""{OVERLAY.replace("{name: notes}", "{name: notes, unique: [[mood]]}")}\
      properties:
        words: {{x-contractor-column: {{renamed-from: text}}}}
        mood: {{x-contractor-column: {{fill: "'m' || id"}}}}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("notes.yaml").write_text(NOTES)
    Path("tables.yaml").write_text(OVERLAY)
    Path("contractor.toml").write_text('spec = "notes.yaml"\noverlays = ["tables.yaml"]\n')
    return tmp_path


def test_the_first_one_brings_what_alembic_needs() -> None:
    done = contractor("migrate", "plan", "--initial")
    assert done.exit_code == 0, done.output
    [revision] = Path("migrations/versions").glob("*.py")
    assert f"wrote alembic.ini\nwrote {Path('migrations/env.py')}\n" in done.stdout
    assert f"wrote {revision}\nand 4 files of SQL beside it, in {Path('migrations/sql')}\n" in (
        done.stdout
    )
    end = "next, with DATABASE_URL set:\n  alembic upgrade {}\n  deploy the new version\n"
    assert done.stdout.endswith(end.format(revision.stem))
    again = contractor("migrate", "plan", "--initial")
    assert again.stdout.endswith(f"planned before: {revision.stem}\n")


def test_the_next_one_says_what_comes_between_its_phases(here: Path) -> None:
    repo = Repo(here)
    repo.git("init", "--quiet", "--initial-branch=main")
    repo.commit()
    Path("notes.yaml").write_text(LATER)
    Path("tables.yaml").write_text(TOLD)
    done = contractor("migrate", "plan", "--against", "HEAD")
    assert done.exit_code == 0, done.output
    assert "  text becomes words " in done.stdout
    assert "  mood becomes unique " in done.stdout
    steps = done.stdout.partition("next, with DATABASE_URL set:\n")[2].splitlines()
    assert [step.split()[0] for step in steps] == ["alembic", "deploy", "alembic", "alembic"]
    phases = [step.split()[2].rpartition("_")[2] for step in steps if "alembic" in step]
    assert phases == ["backfill", "contract", "cleanup"]
    assert steps[1] == "  deploy the new version; wait until the previous one has gone"


def test_json_stands_alone_on_standard_output() -> None:
    done = contractor("migrate", "plan", "--initial", "--format", "json")
    assert [one["kind"] for one in json.loads(done.stdout)["changes"]] == ["table-added"]
    assert "wrote " in done.stderr


def test_overlays_of_today_hide_what_changed_in_them() -> None:
    Path("old.yaml").write_text(NOTES)
    Path("notes.yaml").write_text(LATER)
    Path("tables.yaml").write_text(TOLD)
    done = contractor("migrate", "plan", "old.yaml", "notes.yaml", "--dry-run")
    assert "the Overlays are those of today for both versions" in done.stderr
    assert "json" not in done.stdout
    Path("contractor.toml").write_text("")
    without = contractor("migrate", "plan", "old.yaml", "notes.yaml", "--dry-run")
    assert "the Overlays" not in without.stderr


def test_a_missing_side_is_asked_for_by_the_whole_command() -> None:
    done = contractor("migrate", "plan")
    assert done.exit_code == 2
    assert "Name two documents: contractor migrate plan OLD NEW" in done.stderr
