"""`contractor migrate verify`: what is printed, and how it exits."""

import json
from pathlib import Path

import pytest

from tests.cli.library import contractor

KINDS = Path(__file__).parents[1] / "migrations" / "kinds"


def sides(kind: str) -> tuple[str, str]:
    return str(KINDS / kind / "old.yaml"), str(KINDS / kind / "new.yaml")


def test_a_migration_that_does_what_it_promises() -> None:
    done = contractor(
        "migrate", "verify", *sides("index-added"), "--rows", "10", "--dialect", "sqlite",
        "--format", "json",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    [found] = json.loads(done.stdout)["databases"]
    assert found["dialect"] == "sqlite"
    assert found["rows"] == {"orders": 10}
    assert found["faults"] == []
    assert found["digests"]["before"] == found["digests"]["after, and back"]
    assert found["writes"] > 0


def test_a_migration_that_fails(tmp_path: Path) -> None:
    old, new = sides("required-with-fill")
    wrong = tmp_path / "new.yaml"
    wrong.write_text(Path(new).read_text("utf-8").replace("|| title", "|| titel"), "utf-8")
    done = contractor(
        "migrate", "verify", old, str(wrong), "--rows", "10", "--dialect", "sqlite"
    )  # fmt: skip
    assert done.exit_code == 1
    assert "sqlite: 1 faults" in done.stdout
    assert "no such column: titel" in done.stdout
    assert "Traceback" not in done.output


def test_nothing_to_do() -> None:
    old, _ = sides("rename")
    done = contractor("migrate", "verify", old, old)
    assert done.exit_code == 0
    assert "no table changes" in done.stderr


@pytest.mark.parametrize("url", ["nothing", "postgresql://me:secret@127.0.0.1:9/shop"])
def test_a_server_that_is_not_there(url: str) -> None:
    done = contractor(
        "migrate", "verify", *sides("rename"), "--dialect", "postgresql", "--url", url
    )
    assert done.exit_code == 2
    assert "secret" not in done.output
    assert "Traceback" not in done.output
