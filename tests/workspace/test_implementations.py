"""What of the contract nobody implements, as far as text says it."""

from pathlib import Path

import pytest

from contractor.workspace.implementations import code, home, missing

API = {
    "python/shop/api/__init__.py": """
from .._boundary import Dependency
from .books import BooksApi
def create_app(*, books: Dependency[BooksApi], authenticate: "Authenticate", **options: object) -> None: ...
""",
    "python/shop/api/books.py": '''
from typing import Protocol
class BooksApi(Protocol):
    """Books."""
    def list_books(self, *, limit: int, after: str | None) -> int:
        """List."""
        ...
    def add_book(self, *, body: bytes) -> None: ...
''',
    "python/shop/_boundary/security.py": """
from typing import Protocol
class Guard(Protocol):
    def guard(self) -> None: ...
""",
    "typescript/client.ts": "export class {",
}
IMPORT = "from shop.api import BooksApi, create_app\n"


def said(text: str, folder: Path) -> list[str]:
    (folder / "app.py").write_text(text, "utf-8")
    found = missing(API, code(folder))
    assert all(one.span is not None and one.span.line >= 1 for one in found)
    return [f"{one.span.line if one.span else 0} {one.id}: {one.message}" for one in found]


GOOD = """
    def list_books(self, *, limit, after): ...
    async def add_book(self, *, body): ...
"""


@pytest.mark.parametrize(
    "text",
    [
        f"class Books(BooksApi):{GOOD}create_app(books=Books)",
        # Who gives it by a function says what it gives, or it cannot be seen.
        f"class Books(BooksApi):{GOOD}def make() -> Books: ...\ncreate_app(books=make)",
        f"class Books(BooksApi):{GOOD}def make() -> 'Books': ...\ncreate_app(books=make)",
        "create_app(books=lambda: 1)",
        "import elsewhere\ncreate_app(books=elsewhere.Books)",
        "create_app(**everything)",
        # Structure is enough.
        f"class Books:{GOOD}create_app(books=Books)",
        # Methods may come from another class, be assigned, be decorated, or take anything.
        f"class Half:{GOOD}class Books(Half, BooksApi):\n    pass",
        "from x import Mixin\nclass Books(Mixin, BooksApi):\n    pass",
        "class Books(BooksApi):\n    list_books = other\n    add_book: object = other",
        "class Books(BooksApi):\n    @cached\n    def list_books(self): ...\n    def add_book(self, **all): ...",
        """
class Books(BooksApi):
    def list_books(self, limit, after, more=1): ...
    def add_book(self, *, body, more=1): ...
""",
        # Nothing is said where nobody claims to implement anything.
        "class Other:\n    pass",
        "",
    ],
)
def test_what_implements_it_is_let_be(text: str, tmp_path: Path) -> None:
    assert said(IMPORT + text, tmp_path) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "class Books(BooksApi):\n    def list_books(self, *, limit, after): ...",
            ["2 missing-method: Books has no `add_book`, which BooksApi asks for"],
        ),
        (
            "import shop.api as api\nclass Books(api.BooksApi):\n    add_book = 1",
            ["3 missing-method: Books has no `list_books`, which BooksApi asks for"],
        ),
        (
            "from shop.api import BooksApi as B\nclass Books(B):\n    add_book = 1",
            ["3 missing-method: Books has no `list_books`, which BooksApi asks for"],
        ),
        (
            "class Books:\n    add_book = 1\ndef make() -> Books: ...\ncreate_app(books=make)",
            ["2 missing-method: Books has no `list_books`, which BooksApi asks for"],
        ),
        (
            "class Books(BooksApi):\n    def list_books(self, *, limit, first): ...\n    add_book = 1",
            [
                "3 wrong-arguments: `Books.list_books` does not take `after`",
                "3 wrong-arguments: `Books.list_books` wants `first`, which nobody sends",
            ],
        ),
        (
            "create_app(authenticate=None)",
            [
                "2 not-implemented: `create_app` is called without `books`, which implements BooksApi"
            ],
        ),
        (
            "class Books(BooksApi",
            [
                "2 unreadable-code: what implements the contract cannot be read: '(' was never closed"
            ],
        ),
    ],
)
def test_what_is_missing_is_named_where_it_belongs(
    text: str, expected: list[str], tmp_path: Path
) -> None:
    assert said(IMPORT + text, tmp_path) == expected


def test_a_function_of_ones_own_may_be_called_the_same(tmp_path: Path) -> None:
    assert said("from .factory import create_app\napp = create_app()", tmp_path) == []


def test_a_name_that_nobody_asks_for_is_pointed_out(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(
        "class Books(BooksApi):\n    add_books = 1\n    list_books = 1"
    )
    [found] = missing(API, code(tmp_path))
    assert found.notes == ("it has `add_books`, which nobody asks for",)
    assert found.help == "write def add_book(self, *, body: bytes) -> None"


def test_only_a_persons_own_files_are_looked_at(tmp_path: Path) -> None:
    for path in (
        "app/main.py",
        "app/inner/more.py",
        "generated/python/x.py",
        ".hidden/x.py",
        "node_modules/x.py",
        "env/lib/x.py",
        "app/__pycache__/x.py",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("")
    (tmp_path / "env" / "pyvenv.cfg").write_text("")
    found = [
        path.relative_to(tmp_path).as_posix() for path in code(tmp_path, tmp_path / "generated")
    ]
    assert found == ["app/main.py", "app/inner/more.py"]


def test_the_application_is_found_where_it_is(tmp_path: Path) -> None:
    assert home(tmp_path, "app.main:app") is None
    (tmp_path / "src" / "app").mkdir(parents=True)
    assert home(tmp_path, "app.main:app") == tmp_path / "src" / "app"
    (tmp_path / "app.py").write_text("")
    assert home(tmp_path, "app:create()") == tmp_path / "app.py"
