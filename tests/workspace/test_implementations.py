"""What of the contract nobody implements, as far as text says it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from contractor.workspace.implementations import Application, missing

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
def books_router(implementation: Dependency[BooksApi]) -> None: ...
''',
    "python/shop/_boundary/security.py": """
from typing import Protocol
class Guard(Protocol):
    def guard(self) -> None: ...
""",
    "typescript/client.ts": "export class {",
}
IMPORT = "from shop.api import BooksApi, create_app\n"


def said(text: str, folder: Path, more: Mapping[str, str] = {}) -> list[str]:
    """What is said of `app.py` and of more modules beside it, but for what cannot be seen."""
    for name, content in {"app": text, **more}.items():
        place = folder / f"{name}.py"
        place.parent.mkdir(exist_ok=True)
        place.write_text(content, "utf-8")
    found = [
        one for one in missing(API, Application(folder, "app")) if one.id != "implementation-unseen"
    ]
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
        # Not by itself: who derives from it has the rest; and a protocol of one's own asks for more.
        f"class Half(BooksApi):\n    pass\nclass Books(Half):{GOOD}",
        f"from typing import Protocol\nclass Mine(BooksApi, Protocol):\n    pass\nclass Books(Mine):{GOOD}",
        # What cannot be understood is not judged.
        "class Books(BooksApi):\n    if 1:\n        def list_books(self): ...",
        "class Books(BooksApi):\n    from x import list_books, add_book",
        "class Books(BooksApi):\n    list_books, add_book = made()",
        "class Books(BooksApi, metaclass=Making):\n    pass",
        "@registered\nclass Books(BooksApi):\n    pass",
        "class Books(BooksApi, Other):\n    pass\nclass Other(Books):\n    pass",
        f"class Books(BooksApi):{GOOD}create_app(books=lambda: Books())",
        f"class Books(BooksApi):{GOOD}def make() -> Iterator[Books]: ...\ncreate_app(books=make)",
        "class Books(BooksApi):\n    def list_books(self, /, limit, after): ...\n    add_book = 1",
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
            "from shop.api.books import BooksApi as B\nclass Books(B):\n    add_book = 1",
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


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("from .factory import create_app\napp = create_app()", {}),
        (
            "from factory import create_app\napp = create_app()",
            {"factory": "def create_app(): ..."},
        ),
        ("import factory\napp = factory.create_app()", {"factory": "def create_app(): ..."}),
        ("from .api import create_app\napp = create_app()", {"api": "def create_app(): ..."}),
        # The same name elsewhere is another thing.
        (
            "from shop.api import create_app\nfrom real import Books\ncreate_app(books=Books)",
            {"other": "class Books: ...", "real": f"class Books:{GOOD}"},
        ),
        (
            "from shop.api import create_app\nfrom real import books\ncreate_app(books=books)",
            {
                "real": f"import other\nclass Books:{GOOD}def books() -> Books: ...",
                "other": "class Page: ...\nclass X:\n    def books(self) -> Page: ...",
            },
        ),
        # What the application does not import is not part of it.
        ("", {"fakes": "from shop.api import BooksApi\nclass Fake(BooksApi): ..."}),
    ],
)
def test_modules_are_told_apart(text: str, more: dict[str, str], tmp_path: Path) -> None:
    assert said(text, tmp_path, more) == []


def test_what_is_served_is_judged_wherever_it_stands(tmp_path: Path) -> None:
    for text, more in (
        (
            "from shop.api import create_app\nfrom inner import books\ncreate_app(books=books.Books)",
            {
                "inner/books": "class Books:\n    add_book = 1",
                "inner/fine": f"from shop.api import BooksApi\nclass Books(BooksApi):{GOOD}",
            },
        ),
        (
            "from shop import api\nfrom inner import Books as B\napi.create_app(books=B)",
            {
                "inner/__init__": "from .books import Books",
                "inner/books": "class Books:\n    add_book = 1",
            },
        ),
        (
            "from shop.api.books import books_router\nimport inner.books\nbooks_router(inner.books.Books)",
            {"inner/books": "class Books:\n    add_book = 1"},
        ),
    ):
        assert said(text, tmp_path, more) == [
            "1 missing-method: Books has no `list_books`, which BooksApi asks for"
        ]


def found(folder: Path, module: str = "app") -> list[tuple[str, str]]:
    return [(one.id, one.message) for one in missing(API, Application(folder, module))]


def test_nothing_seen_is_no_approval(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import elsewhere\napp = elsewhere.app")
    message = "nothing that can be seen from `app` implements BooksApi"
    assert found(tmp_path) == [("implementation-unseen", message)]
    missing_module = [("unreadable-code", "there is no module ap.main, which `app` names")]
    assert found(tmp_path, "ap.main") == missing_module
    assert (
        found(tmp_path, "../app")[0][0] == found(tmp_path, "/etc/passwd")[0][0] == "unreadable-code"
    )


@pytest.mark.parametrize("text", ["x = (", "x = " + "-" * 60_000 + "1", "\0", "x = " + "(" * 5000])
def test_what_cannot_be_read_is_said(text: str, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(text)
    assert [id for id, _ in found(tmp_path)] == ["unreadable-code"]


def test_generated_code_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("")
    broken = {**API, "python/shop/api/books.py": "class BooksApi(Protocol:"}
    [one] = missing(broken, Application(tmp_path, "app"))
    assert (one.id, one.severity.word) == ("template-failed", "error")
    assert "python/shop/api/books.py is no Python, at line 1" in one.message


def test_a_name_that_nobody_asks_for_is_pointed_out(tmp_path: Path) -> None:
    text = "from shop.api import BooksApi\nclass Books(BooksApi):\n    add_books = 1\n    list_books = 1"
    (tmp_path / "app.py").write_text(text)
    [one] = missing(API, Application(tmp_path, "app"))
    assert one.notes == ("it has `add_books`, which nobody asks for",)
    assert one.help == "write def add_book(self, *, body: bytes) -> None"


def test_the_application_is_found_where_it_is(tmp_path: Path) -> None:
    assert Application(tmp_path, "app").file("app.main") is None
    (tmp_path / "src" / "app").mkdir(parents=True)
    (tmp_path / "src" / "app" / "main.py").write_text("")
    assert Application(tmp_path, "app").file("app.main") == tmp_path / "src" / "app" / "main.py"
    assert Application(tmp_path, "app").file("app") is None
