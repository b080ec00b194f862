"""What a rule's row says, for people: as plain text, as Markdown, as data.

Takes rows, gives text; refuses to know where it is printed.
"""

from collections.abc import Mapping
from string import Formatter
from textwrap import dedent, fill
from typing import Any

from contractor.lint.rule import Rule
from contractor.lint.rules import GROUPS

_WIDTH = 88


def plain(rule: Rule) -> str:
    """A row for a terminal."""
    parts = [
        f"{rule.severity.word}[{rule.id}]: {rule.title}",
        fill(rule.why, _WIDTH),
        fill(f"What to do: {fix(rule)}.", _WIDTH),
    ]
    if rule.bad:
        parts.append(_indented("Not this:", snippet(rule.bad)))
    if rule.good:
        parts.append(_indented("But this:", snippet(rule.good)))
    return "\n\n".join(parts) + "\n"


def markdown(rule: Rule, level: int = 2) -> str:
    """A row as a section of a page."""
    said = fix(rule)
    parts = [
        f"{'#' * level} {rule.id}",
        f"**{rule.severity.word}.** {rule.title}.",
        rule.why,
        f"What to do: {said}.",
    ]
    if rule.bad:
        parts.append(f"Not this:\n\n```yaml\n{snippet(rule.bad)}\n```")
    if rule.good:
        parts.append(f"But this:\n\n```yaml\n{snippet(rule.good)}\n```")
    return "\n\n".join(parts) + "\n"


def data(rule: Rule) -> dict[str, Any]:
    """A row as JSON says it."""
    return {
        "id": rule.id,
        "severity": rule.severity.word,
        "title": rule.title,
        "why": rule.why,
        "fix": fix(rule),
        "bad": snippet(rule.bad) or None,
        "good": snippet(rule.good) or None,
    }


def fix(rule: Rule) -> str:
    """What to do; where a finding would name something, its kind in capitals."""
    if not rule.message:
        return rule.fix
    fields = {name for _, name, _, _ in Formatter().parse(rule.fix) if name}
    return rule.fix.format(**{name: name.upper() for name in fields})


def snippet(text: str) -> str:
    """An example without the indentation that it has in our code."""
    return dedent(text).strip()


def listed() -> str:
    """All rows for a terminal, a line each."""
    lines: list[str] = []
    widest = max(len(rule.id) for rules in GROUPS.values() for rule in rules)
    for title, rules in GROUPS.items():
        lines += [title, *(_line(rule, widest) for rule in rules), ""]
    return "\n".join(lines)


def page(groups: Mapping[str, tuple[Rule, ...]] = GROUPS) -> str:
    """All rows as one page."""
    parts = [_HEAD]
    for title, rules in groups.items():
        parts.append(f"## {title}\n")
        parts.append("\n".join(f"- [{rule.id}](#{rule.id}): {rule.title}" for rule in rules) + "\n")
        parts += [markdown(rule, 3) for rule in rules]
    return "\n".join(parts)


_HEAD = """\
<!-- Written by tools/rules.py from src/contractor/lint/rows; do not edit. -->

# Findings

Everything that contractor can say about a document, by the id in square brackets. Errors make `contractor
lint` exit with 1; warnings and infos do not. `contractor explain ID` shows the same text in a terminal.
What can be said about two versions of one stands on [a page of its own](diff-rules.md).
"""


def _line(rule: Rule, widest: int) -> str:
    return f"  {rule.id:{widest}}  {rule.severity.word:7}  {rule.title}"


def _indented(title: str, text: str) -> str:
    return "\n".join([title, "", *(f"    {line}".rstrip() for line in text.split("\n"))])
