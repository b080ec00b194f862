"""What the rules about migrations say, for people: one by one, as a list, as a page, as data.

Takes rows, gives text; refuses to know where it is printed.
"""

from collections.abc import Iterator
from string import Formatter
from textwrap import dedent, fill
from typing import Any, Final

from contractor.sql.rule import Rule
from contractor.sql.rules import ALSO, GROUPS, RULES
from contractor.sql.squawk import PREFIX

_WIDTH: Final = 88


def meant(id: str) -> tuple[Rule, ...]:
    """The rules that have this id, or this other name in any case."""
    if id in RULES:
        return (RULES[id],)
    names = {name.lower(): ids for name, ids in ALSO.items()}
    return tuple(RULES[one] for one in names.get(id.lower(), ()))


def of_squawk(id: str) -> str | None:
    """What there is to say of a rule that is squawk's alone."""
    if not id.startswith(PREFIX):
        return None
    name = id.removeprefix(PREFIX)
    return f"{name} is a rule of squawk, which explains it: https://squawkhq.com/docs/{name}\n"


def plain(rule: Rule) -> str:
    """A row for a terminal."""
    parts = [
        f"{rule.severity.word}[{rule.id}]: {rule.title}",
        fill(rule.why, _WIDTH),
        fill(f"What to do: {fix(rule)}.", _WIDTH, break_long_words=False),
        _indented("Not this:", snippet(rule.bad)),
        _indented("But this:", snippet(rule.good)),
        fill(" ".join(_notes(rule)), _WIDTH),
    ]
    return "\n\n".join(parts) + "\n"


def markdown(rule: Rule, level: int = 2) -> str:
    """A row as a section of a page."""
    parts = [
        f"{'#' * level} {rule.id}",
        f"**{rule.severity.word}.** {rule.title}.",
        rule.why,
        f"What to do: {_written(fix(rule))}.",
        f"Not this:\n\n```sql\n{snippet(rule.bad)}\n```",
        f"But this:\n\n```sql\n{snippet(rule.good)}\n```",
        " ".join(_notes(rule)),
    ]
    return "\n\n".join(parts) + "\n"


def as_data(rule: Rule) -> dict[str, Any]:
    """A row as JSON says it; the members that other rules have too have the same names."""
    return {
        "id": rule.id,
        "severity": rule.severity.word,
        "title": rule.title,
        "why": rule.why,
        "fix": fix(rule),
        "bad": snippet(rule.bad),
        "good": snippet(rule.good),
        "dialects": [one.value for one in rule.dialects],
        "squawk": rule.squawk,
        "also": list(rule.also),
    }


def fix(rule: Rule) -> str:
    """What to do; where a finding would name something, its kind in capitals."""
    fields = {name for _, name, _, _ in Formatter().parse(rule.fix) if name}
    return rule.fix.format(**{name: name.upper() for name in fields})


def snippet(text: str) -> str:
    """An example without the indentation that it has in our code."""
    return dedent(text).strip()


def listed() -> str:
    """All rows for a terminal, a line each."""
    widest = max(map(len, RULES))
    lines: list[str] = []
    for title, rules in GROUPS.items():
        lines += [f"Migrations · {title}", *(_line(rule, widest) for rule in rules), ""]
    return "\n".join(lines)


def page() -> str:
    """All rows as one page."""
    parts = [_HEAD]
    for title, rules in GROUPS.items():
        parts.append(f"## {title}\n")
        parts.append("\n".join(f"- [{rule.id}](#{rule.id}): {rule.title}" for rule in rules) + "\n")
        parts += [markdown(rule, 3) for rule in rules]
    return "\n".join(parts)


_HEAD = """\
<!-- Written by tools/rules.py from src/contractor/sql/rows; do not edit. -->

# Migrations

Everything that [`contractor migrate lint`](guide/migrate.md#lint) can say about migration SQL, by the id in square
brackets. `contractor explain ID` shows the same text in a terminal. Ids are squawk's where it has the rule. What squawk
alone has comes with `squawk/` before its id, and stands on [its own pages](https://squawkhq.com/docs/rules).
"""


def _notes(rule: Rule) -> Iterator[str]:
    if len(rule.dialects) == 1:
        name = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}[rule.dialects[0]]
        yield f"It is about {name}."
    if rule.squawk:
        yield "squawk has it under this id."
    if rule.also:
        yield f"Other names: {', '.join(rule.also)}."
    if not rule.squawk and not rule.also:
        yield "It is contractor's own."


def _written(text: str) -> str:
    return text.replace("<", "&lt;")


def _line(rule: Rule, widest: int) -> str:
    return f"  {rule.id:{widest}}  {rule.severity.word:7}  {rule.title}"


def _indented(title: str, text: str) -> str:
    return "\n".join([title, "", *(f"    {line}".rstrip() for line in text.split("\n"))])
