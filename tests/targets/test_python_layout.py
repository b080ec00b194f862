"""Python as it is laid out: `ruff format` must have nothing to do."""

import ast
import random
import subprocess
import sys
from pathlib import Path

from contractor.targets.python.docstrings import docstring
from contractor.targets.python.layout import (
    Atom,
    Code,
    Group,
    Prefixed,
    annotated,
    assigned,
    class_header,
    either,
)
from contractor.targets.python.literals import pattern, string
from contractor.targets.python.module import Module

RUFF = Path(sys.executable).parent / "ruff"


def formatted(text: str, folder: Path, *checks: str) -> None:
    """Fail with the differences where ruff would change or refuse something."""
    path = folder / "made.py"
    path.write_text(text, encoding="utf-8")
    ast.parse(text)
    found = subprocess.run(
        [RUFF, "format", "--isolated", "--diff", path], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout + found.stderr
    if checks:
        found = subprocess.run(
            [RUFF, "check", "--isolated", "--select", ",".join(checks), path],
            capture_output=True,
            text=True,
            check=False,
        )
        assert found.returncode == 0, found.stdout


def expression(source: random.Random, depth: int = 0) -> Code:
    """An expression of any shape and width."""
    shape = source.choice("natulslcd" if depth < 4 else "na")
    if shape in "na":
        name = "A" * source.choice([3, 8, 20, 40, 60, 90])
        return Atom(name, forward=source.random() < 0.1)
    some = [expression(source, depth + 1) for _ in range(source.choice([1, 1, 2, 3]))]
    if shape == "u":
        return either([*some, Atom("MISSING")])
    if shape == "l":
        return Group("Literal", [Atom(string("x" * source.choice([1, 30, 70]))) for _ in some])
    if shape == "s":
        return Group(source.choice(["list", "dict", "Annotated"]), some)
    if shape == "t":
        return Group("tuple", [*some, Prefixed("*", Group("tuple", [some[0], Atom("...")]))])
    if shape == "d":
        return Group(
            "Equals", [Group("", [Atom("1" * source.choice([1, 40])) for _ in some], "[]")], "()"
        )
    return Group(
        "Field", [Prefixed(f"{'k' * source.choice([3, 20])}=", Atom("1")) for _ in some], "()"
    )


def test_any_expression_is_laid_out_as_ruff_does(tmp_path: Path) -> None:
    source = random.Random(20261125)
    lines: list[str] = []
    for index in range(1500):
        code = expression(source)
        value = source.choice([None, "MISSING", "None"])
        name = f"f{index}" + "x" * source.choice([0, 0, 20, 60])
        if isinstance(code, Atom) and value is not None:
            code = either([code, Atom("None")])
        lines.append(f"{class_header(f'C{index}', ['B' * source.choice([1, 90])])}")
        lines.append(annotated(name, code, value, 4))
        lines.append("\n")
        lines.append(assigned(name.upper(), expression(source), 0))
        lines.append("\n")
    formatted("\n".join(lines).rstrip() + "\n", tmp_path)


HARD = [
    "plain",
    'ends with a quote"',
    '"starts and ends"',
    'three """ quotes and four """"',
    "ends with a backslash\\",
    "\\",
    '\\"',
    "tab\tin the middle\nand\ton the next",
    "one\n\n\n\ntwo\r\nthree\rfour\u2028five\x85six\x0bseven",
    "control \x00 \x1b[31m \x7f and \u202e bidi \ufeff",
    "surrogate \ud800 alone",
    "    indented\n      more\n    less",
    "- a list whose items are long enough to be wrapped onto the next line, hanging below themselves\n- two",
    "```python\ncode that is much too long to be wrapped, because wrapping code changes what it means to people\n```",
    "| a table | with | rows | that | are | far | too | long | to | fit | into | one | line | of | code |",
    "word" * 40,
    "x" * 80,
    "x" * 81 + ".",
    "a summary that is exactly as long as a line may be when quotes close it, or nearly so.." * 2,
    "漢字" * 30 + " " + "かな" * 30,
    "trailing spaces   \n   \n",
    "{{ jinja }} {% raw %} ${x} %s {0}",
]


def test_any_prose_is_a_docstring(tmp_path: Path) -> None:
    source = random.Random(7)
    lines: list[str] = []
    words = [*"abc", "\\", '"', '"""', "\n", "\t", "word", "longer-word", "\u2028", "'", "`x`"]
    texts = HARD + [
        source.choice(["", " "]).join(source.choice(words) for _ in range(source.randrange(1, 60)))
        for _ in range(400)
    ]
    for index, text in enumerate(texts):
        for indent in (4, 0):
            made = docstring(text, indent)
            if indent:
                lines += [
                    f"class C{index}:",
                    made or "    pass",
                    "",
                    "    x: int",
                    made or "    y: int",
                    "\n",
                ]
            else:
                lines += [f"X{index} = 1", made or "pass", "\n"]
    formatted("\n".join(lines).rstrip() + "\n", tmp_path)


def test_prose_keeps_its_words() -> None:
    for text in HARD:
        made = docstring(text, 0)
        if "\n" not in text and "\\" not in text and text.isprintable():
            assert ast.literal_eval(made).split() == text.split()


def test_any_string_is_a_literal(tmp_path: Path) -> None:
    lines = [f"x = {string(text)}\ny = {pattern(text)}" for text in HARD]
    assert [ast.literal_eval(string(text)) for text in HARD] == HARD
    assert [ast.literal_eval(pattern(text)) for text in HARD] == HARD
    short = [line for line in lines if len(line) < 150]
    formatted("\n".join(short) + "\n", tmp_path)


def test_imports_are_sorted_and_step_aside(tmp_path: Path) -> None:
    module = Module({"Field", "Date", "Any", "V10", "V2"})
    wanted = [
        "Uuid",
        "INT32",
        "Date",
        "Text",
        "IPv4",
        "Int8",
        "Int16",
        "Base64",
        "VARIADIC",
        "EXACT",
    ]
    for name in wanted:
        module.use("._wire", name)
    assert module.use("pydantic", "Field") == "PydanticField"
    assert module.use("pydantic", "MISSING") == "MISSING"
    assert module.use("typing", "Any") == "TypingAny"
    module.use("typing_extensions", "TypeAliasType")
    module.use("enum", "StrEnum")
    for name in ("V10", "V2"):
        module.keep(".shared", name)
    text = module.imports({"typing", "enum"})
    formatted(f"{text}\n", tmp_path, "I")
