# ruff: noqa: RUF001
"""Patterns mean what ECMA-262 says, whichever engine runs them: node is asked what it says."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field, TypeAdapter

from contractor.targets.pydantic.ecma import python_pattern, rust_pattern
from tests.targets.pydantic.packages import Packages, takes

NODE = Path(sys.executable).parent / "node"
PATTERNS = [
    r"^\d+$",
    r"\D",
    r"^\w+$",
    r"\W",
    r"^\s$",
    r"^\S$",
    r"^.$",
    r"a$",
    r"^a",
    r"^[\w-]+$",
    r"^[\w.-]+@[\w.-]+$",
    r"^[-\w]$",
    r"^[a\-z]$",
    r"^[^\d]$",
    r"^[\D]$",
    r"^[\S]$",
    r"^[\W]$",
    r"^[^\s/]+$",
    r"^[\]\[]$",
    r"^[[]$",
    r"^[&&a]$",
    r"^[a~~b]$",
    r"^[\b]$",
    r"\bcat\b",
    r"\Bat",
    r"^(?:a|b){2,3}$",
    r"^a{2}$",
    r"^(?<year>\d{4})$",
    r"^(?=.*\d)(?=.*[a-z]).{2,}$",
    r"^(?!a)",
    r"(?<=a)b",
    r"(?<!a)b",
    r"^(a|b)\1$",
    r"^(?<x>a|b)\k<x>$",
    r"^A\/\-$".replace(r"\-", "-"),
    r"^\x41\u0042\u{43}$",
    r"^\ud83d\ude00$",
    r"^\u{1F600}$",
    r"^[\u{1F600}-\u{1F64F}]$",
    r"^\t\n\r\f\v$",
    r"^\cJ$",
    r"^\0$",
    r"^[^]$",
    r"^[]$",
    r"^$",
    r"^\$\{x\}$",
    r"^\p{L}+$",
    r"^\P{L}$",
    r"^\p{Script=Greek}$",
    r"^.{0,4000}$",
    r"^(?:.{0,100}){0,100}$",
    r"^[\t\n]$",
    r"^#~ $",
    r"^(a*)*$",
    r"a+?b*?c??",
    r"^[+--]$",
    r"^[a|b||]$",
    r"^a{2,}?$",
]
TEXTS = [
    *(
        "",
        "a",
        "b",
        "A",
        "1",
        "12",
        "1234",
        "_",
        "-",
        ".",
        " ",
        "\t",
        "\n",
        "\r",
        "\v",
        "\f",
        "\b",
        "\0",
        "a\n",
        "\na",
    ),
    *(
        "é",
        "ß",
        "α",
        "Ω",
        "٣",
        "٣٤",
        "漢",
        "😀",
        "😁",
        "\ufeff",
        "\x85",
        "\x1c",
        "\u180e",
        "\u2028",
        "\u2029",
        "\u3000",
        "\u00a0",
    ),
    *(
        "cat",
        "a cat!",
        "écaté",
        "at",
        "ab",
        "bb",
        "aa",
        "aaa",
        "aab",
        "ABC",
        "A/-",
        "A/",
        "[",
        "]",
        "&",
        "~",
        "#~ ",
        "${x}",
    ),
    *("a1", "a.b@c", "a-z", "z", "/", "\t\n\r\f\v", "x" * 5000, "abc", "ac"),
]


def judged() -> list[list[bool]]:
    """What node says of every pattern and text."""
    script = (
        "const [patterns, texts] = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "console.log(JSON.stringify(patterns.map(p => texts.map(t => new RegExp(p, 'u').test(t)))))"
    )
    done = subprocess.run(
        [NODE, "-e", script],
        input=json.dumps([PATTERNS, TEXTS]),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[list[bool]] = json.loads(done.stdout)
    return found


def test_both_engines_say_what_node_says() -> None:
    for expected, pattern in zip(judged(), PATTERNS, strict=True):
        rust, python = rust_pattern(pattern), python_pattern(pattern)
        assert rust is not None or python is not None, pattern
        if rust is not None:
            adapter: TypeAdapter[str] = TypeAdapter(Annotated[str, Field(pattern=rust)])
            found = [_takes(adapter, text) for text in TEXTS]
            assert found == expected, (pattern, rust, _differences(found, expected))
        if python is not None:
            found = [re.search(python, text) is not None for text in TEXTS]
            assert found == expected, (pattern, python, _differences(found, expected))


def _takes(adapter: TypeAdapter[str], text: str) -> bool:
    try:
        adapter.validate_python(text)
    except ValueError:
        return False
    return True


def _differences(found: list[bool], expected: list[bool]) -> list[str]:
    return [text for text, one, other in zip(TEXTS, found, expected, strict=True) if one != other]


def test_plain_patterns_stay_as_they_are() -> None:
    for pattern in ("^[A-Z]{2}$", r"^\+[0-9]{6,15}$", "^a|b$", "^(-?[0-9]+)?$"):
        assert rust_pattern(pattern) == pattern


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        ")",
        "[a",
        "a{3",
        "(?i)a",
        r"\A",
        r"\Z",
        "\\",
        r"\k<x",
        "(?<x",
        "a**",
        "+",
        "a|*",
        "[z-a]",
        "a{2}{3}",
    ],
)
def test_what_no_engine_has_is_not_guessed(pattern: str) -> None:
    rust = rust_pattern(pattern)
    assert python_pattern(pattern) is None or pattern == "a{3"
    if rust is not None:
        try:
            TypeAdapter(Annotated[str, Field(pattern=rust)])
        except Exception as error:
            raise AssertionError(pattern) from error


def test_looking_around_works_in_models(packages: Packages) -> None:
    models = packages.make(r"""
        components:
          schemas:
            Password: {type: string, pattern: '^(?=.*\d)(?=.*[a-z]).+$', minLength: 4}
            Twice: {type: string, format: uri, pattern: '^(u)rn:\1$'}
            Odd: {type: string, pattern: '('}
    """)
    assert takes(models.Password, '"abc1"', '"abcd"', '"a1"') == [True, False, False]
    assert takes(models.Twice, '"urn:u"', '"urn:v"') == [True, False]
    assert takes(models.Odd, '"x"') == [True]


def test_a_pattern_that_no_engine_has_is_reported() -> None:
    from contractor.model import build
    from contractor.targets import Settings
    from contractor.targets.pydantic import target
    from tests.documents import contract

    model = build(contract("components: {schemas: {Odd: {type: string, pattern: '('}}}"))
    found = list(target.check(model, Settings("shop")))
    assert [(one.id, one.at, "pattern" in one.message) for one in found] == [
        ("approximated", "#/components/schemas/Odd", True)
    ]
