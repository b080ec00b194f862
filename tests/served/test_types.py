"""What type checkers say of implementations: nothing of a good one, and what is missing of another."""

import shutil
import subprocess
import sys
from pathlib import Path

MISSING = """
from uuid import UUID

from bookshop.api import AuthorsApi, Credential, Principal, create_app
from bookshop.api.authors import CreateAuthor201, DeleteAuthor204, GetAuthor200, ListAuthors200
from bookshop.api.books import GetBook304
from bookshop.models import AuthorInput


class Authors:
    async def list_authors(self, *, cursor: str | None, limit: int, name: str) -> ListAuthors200:
        raise NotImplementedError

    def create_author(self, *, body: AuthorInput, principal: Principal) -> CreateAuthor201:
        return CreateAuthor201(location="/")

    async def get_author(self, *, author_id: UUID) -> GetBook304:
        return GetBook304(1)


def implementation() -> AuthorsApi:
    return Authors()
"""


def test_checkers_say_what_is_missing(packages: Path, tmp_path: Path) -> None:
    shutil.copy(Path(__file__).with_name("shop.py"), tmp_path / "shop.py")
    (tmp_path / "missing.py").write_text(MISSING, encoding="utf-8")
    shutil.copytree(packages / "bookshop", tmp_path / "bookshop")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "shop.py", "missing.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout
    assert "shop.py" not in said, said
    assert 'Missing positional argument "body" in call to "CreateAuthor201"' in said
    assert '"Authors" is missing following "AuthorsApi" protocol member:' in said
    assert "delete_author" in said
    assert 'Argument 1 to "GetBook304" has incompatible type "int"; expected "str"' in said
