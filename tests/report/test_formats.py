"""Reports: what each format looks like, in which order, and that nothing in a document breaks out of it."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractor.diagnostic import Finding, Severity, Span
from contractor.report import FORMATS
from contractor.report.color import wanted
from contractor.report.visible import visible
from contractor.source import Files

DOCUMENT = 'openapi: 3.1.1\ninfo:\n\ttitle: "Books"\n' + "x" * 60 + " " + "y" * 200 + "\n"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = [
    "two\nlines",
    "\r\n::error::owned",
    "::set-output name=x::y",
    "##[error]owned",
    "\x1b[2J\x1b]0;title\x07",
    "\x9b31m",
    "\u202etxt.exe",
    "\u2028::warning::x",
    "%0A::error::x",
    "a,b:c%2C",
    '"}], "x": "',
    "\ud800",
    "\x00\x08\x7f",
    "\ufeff\u200b",
]
LOOSE = st.text(st.characters(), max_size=40) | st.sampled_from(HOSTILE)


def files(text: str = DOCUMENT) -> Files:
    made = Files.of_text("openapi: 3.1.1")
    root = made.root
    object.__setattr__(
        root, "content", text.encode(errors="replace")
    )  # a frame must survive whatever text there is
    return made


def finding(
    message: str = "wrong", line: int = 1, column: int = 1, end: int = 8, **more: object
) -> Finding:
    span = Span("openapi.yaml", line, column, line, end)
    given = {"id": "some-rule", "severity": Severity.ERROR, "at": "#/info", "span": span, **more}
    return Finding(message=message, **given)  # type: ignore[arg-type]


def test_text_shows_the_line_and_counts() -> None:
    printed = FORMATS["text"](
        [
            finding(help="mend it", notes=("seen before",)),
            finding(severity=Severity.WARNING, line=2, end=5),
        ],
        files().shown,
    )
    assert printed == (
        "error[some-rule]: wrong\n"
        "  --> openapi.yaml:1:1\n"
        "  |\n"
        "1 | openapi: 3.1.1\n"
        "  | ^^^^^^^\n"
        "   = seen before\n"
        "help: mend it\n"
        "\n"
        "warning[some-rule]: wrong\n"
        "  --> openapi.yaml:2:1\n"
        "  |\n"
        "2 | info:\n"
        "  | ^^^^\n"
        "\n"
        "1 error, 1 warning\n"
    )


def test_text_says_the_pointer_where_no_line_can() -> None:
    assert "   = at #/info\n" in FORMATS["text"]([finding(span=None)], files().shown)
    assert "   = at #/info\n" in FORMATS["text"](
        [finding(line=4, column=70, end=75)], files().shown
    )
    assert "= at" not in FORMATS["text"]([finding()], files().shown)


def test_text_cuts_long_lines_around_the_place() -> None:
    lines = FORMATS["text"]([finding(line=4, column=62, end=67)], files().shown).splitlines()
    assert len(lines[3]) < 110
    assert lines[4].index("^") == lines[3].index("y")
    assert lines[4].count("^") == 5


def test_text_shows_the_first_of_many() -> None:
    printed = FORMATS["text"]([finding(f"number {index}") for index in range(25)], files().shown)
    assert printed.count("error[some-rule]") == 20
    assert "… and 5 more of some-rule" in printed
    assert printed.endswith("25 errors\n")


def test_text_survives_a_place_that_its_file_does_not_have() -> None:
    assert "openapi.yaml:99:1" in FORMATS["text"]([finding(line=99)], files().shown)
    assert "other.yaml" in FORMATS["text"](
        [finding(span=Span("other.yaml", 1, 1, 1, 1))], files().shown
    )


def test_no_findings() -> None:
    assert FORMATS["text"]([], files().shown) == "no findings\n"
    assert FORMATS["json"]([], files().shown) == "[]\n"
    assert FORMATS["github"]([], files().shown) == ""


def test_colours_only_paint() -> None:
    plain = FORMATS["text"]([finding(help="mend it")], files().shown)
    painted = FORMATS["text"]([finding(help="mend it")], files().shown, color=True)
    assert "\x1b[" not in plain
    assert ANSI.sub("", painted) == plain != painted


@pytest.mark.parametrize(
    ("choice", "terminal", "environment", "expected"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_who_gets_colours(
    choice: str, terminal: bool, environment: dict[str, str], expected: bool
) -> None:
    assert wanted(choice, is_terminal=terminal, environment=environment) is expected


def test_json_has_the_same_members_for_each() -> None:
    printed = json.loads(FORMATS["json"]([finding(), finding(span=None, at="")], files().shown))
    assert printed[0].keys() == printed[1].keys()
    assert printed[0]["line"] is None
    assert printed[1] == {
        "id": "some-rule",
        "severity": "error",
        "message": "wrong",
        "file": "openapi.yaml",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 8,
        "at": "#/info",
        "pointer": "/info",
        "help": None,
        "notes": [],
        "related": [],
    }


def test_github_annotates_the_line() -> None:
    printed = FORMATS["github"](
        [finding("50% wrong", help="mend it", notes=("again",))], files().shown
    )
    assert printed == (
        "::error file=openapi.yaml,line=1,col=1,title=some-rule::"
        "50%25 wrong%0Aagain%0Ahelp: mend it%0Aat #/info\n"
    )
    assert FORMATS["github"]([finding(severity=Severity.INFO)], files().shown).startswith(
        "::notice "
    )
    assert FORMATS["github"]([finding(span=None)], files().shown).startswith(
        "::error title=some-rule::"
    )


@pytest.mark.parametrize("format", FORMATS)
def test_the_order_is_by_place_whatever_came_first(format: str) -> None:
    found = [
        finding("e", line=2),
        finding("d", column=3),
        finding("c", id="b-rule"),
        finding("b", id="a-rule"),
        finding("a", span=None),
    ]
    printed = FORMATS[format](found, files().shown)
    assert FORMATS[format](found[::-1], files().shown) == printed
    if format == "json":
        assert [one["message"] for one in json.loads(printed)] == ["a", "b", "c", "d", "e"]


@given(LOOSE, LOOSE, LOOSE, LOOSE, LOOSE)
def test_hostile_text_stays_text(message: str, id: str, name: str, help: str, line: str) -> None:
    found = [
        finding(
            message,
            id=id,
            help=help,
            notes=(help, name),
            at=f"#/{name}",
            span=Span(name, 1, 1, 1, 4),
        ),
        finding(message, column=3, end=6),
    ]
    read = files(line + "\nsecond")
    text = FORMATS["text"](found, read.shown)
    assert all(visible(part) == part for part in text.split("\n"))
    assert not any(part.lstrip().startswith("::") for part in text.split("\n"))
    assert text.encode()
    annotations = FORMATS["github"](found, read.shown)
    assert annotations.count("\n") == 2
    for part in annotations.splitlines():
        assert re.fullmatch(r"::error (file=[^,:]*,line=1,col=\d,)?title=[^,:]*::.*", part)
        assert visible(part) == part
    printed = FORMATS["json"](found, read.shown)
    assert printed.encode()
    assert all(visible(part) == part for part in printed.split("\n"))
    assert message in [one["message"] for one in json.loads(printed)]


@pytest.mark.parametrize("text", HOSTILE)
def test_visible_is_one_line_without_commands(text: str) -> None:
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    assert "##[" not in shown
    assert "\x1b" not in shown
    assert visible(shown) == shown


def test_ordinary_text_is_left_alone() -> None:
    for text in ("Größe", "日本語", "a → b", "“x” …", "👩🏽", "naïve #[x]"):
        assert visible(text) == text
