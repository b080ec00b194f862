"""The rule table explains every id that contractor can print, and its page is current."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import yaml

from contractor.diff.rules import RULES as OF_CHANGES
from contractor.lint import GROUPS, RULES, Rule
from contractor.lint.explained import fix, markdown, page, plain, snippet

ROOT = Path(__file__).parents[2]
#: Whoever makes a finding takes its id first, or as `id` or `rule`.
MAKERS = re.compile(r"_?(finding|refus(al|ed?)|report|fact|tell|note|warn)", re.IGNORECASE)
ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def printed() -> Iterator[tuple[str, str]]:
    """Every id that the code writes down, and where: given to a maker, or in a tuple that becomes a finding."""
    for path in sorted((ROOT / "src" / "contractor").rglob("*.py")):
        if {"runtime", "mock", "sql"} & {*path.parts}:
            continue  # what servers say is about requests; rules about SQL have a table of their own
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            # Whoever compares yields a rule, and behind it the edit, which has a name of its own.
            first = isinstance(node, ast.Yield) and "diff" in path.parts
            for value in given(node)[: 1 if first else None]:
                for leaf in ast.walk(value):
                    if isinstance(leaf, ast.Constant) and is_id(leaf.value):
                        yield leaf.value, f"{path.name}:{leaf.lineno}"


def is_id(value: object) -> bool:
    return isinstance(value, str) and ID.fullmatch(value) is not None


def given(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if MAKERS.fullmatch(name):
            named = [one.value for one in node.keywords if one.arg in ("id", "rule")]
            return [*node.args[:1], *named]
        case ast.Yield(value=ast.Tuple(elts=[*parts])):
            constants = [one for one in parts if isinstance(one, ast.Constant)]
            return [one for one in constants if "-" in str(one.value)]
    return []


def test_the_search_finds_what_it_should() -> None:
    ids = {id for id, _ in printed()}
    assert {"unresolved-reference", "invalid-yaml", "duplicate-key", "name-collision"} <= ids
    assert {"invalid-structure", "identical-paths", "malformed"} <= ids


def test_every_id_that_is_printed_is_explained() -> None:
    unknown = {id: where for id, where in printed() if id not in RULES and id not in OF_CHANGES}
    assert unknown == {}, "add a row to src/contractor/lint/rows and run tools/rules.py"


def test_no_row_is_about_nothing() -> None:
    """A row whose id no code writes down has outlived its finding."""
    texts = "\n".join(
        path.read_text("utf-8")
        for path in sorted((ROOT / "src" / "contractor").rglob("*.py"))
        if path.parent.name != "rows"
    )
    assert [id for id in RULES if f'"{id}"' not in texts] == []


def test_ids_are_unique_and_plain() -> None:
    listed = [rule.id for rules in GROUPS.values() for rule in rules]
    assert len(listed) == len(set(listed)) == len(RULES)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id) for id in listed)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_row_says_everything(rule: Rule) -> None:
    assert rule.title
    assert rule.why.endswith((".", ".)"))
    assert not rule.title.endswith(".")
    assert not fix(rule).endswith(".")
    assert "{" not in rule.title
    fields = {name for _, name, _, _ in Formatter().parse(rule.message) if name}
    if rule.message:
        assert {name for _, name, _, _ in Formatter().parse(rule.fix) if name} <= fields
    assert rule.id in plain(rule)
    assert rule.title in markdown(rule)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=f"{rule.id}-{name}")
        for rule in RULES.values()
        for name, text in (("bad", rule.bad), ("good", rule.good))
        if text
        and not (name == "bad" and rule.id.startswith(("invalid-", "unknown-", "recursive-")))
        and rule.id not in ("merge-key", "invalid-merge", "unknown-alias")
    ],
)
def test_examples_are_yaml(text: str) -> None:
    yaml.safe_load(snippet(text).replace("…", "{}"))


def test_the_page_is_current() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "tools" / "rules.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == page()
