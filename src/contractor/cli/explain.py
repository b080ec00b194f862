"""`contractor explain`: what a finding, a change or a check means, why it matters and what to do."""

import json
from typing import Any, Final, NoReturn

import click

from contractor.cli import completing, printing
from contractor.text import nearest

_FORMATS: Final = ("text", "json", "markdown")


@click.command("explain")
@click.argument("id", required=False, shell_complete=completing.findings)
@click.option(
    "--format", type=click.Choice(_FORMATS), default="text", help="How the explanation is printed."
)
def command(id: str | None, format: str) -> None:
    """Explain the finding ID (the word in square brackets), or list all that there are.

    Exit status: 0, or 2 if there is no such finding.
    """
    click.echo(_all(format) if id is None else _one(id, format), nl=False)


def _one(id: str, format: str) -> str:
    from contractor.lint import explained
    from contractor.lint.rules import RULES

    wanted = id.strip().strip("[]").lower()
    if wanted in RULES:
        rule = RULES[wanted]
        match format:
            case "json":
                return _json(explained.data(rule))
            case "markdown":
                return explained.markdown(rule)
        return explained.plain(rule)
    return _check(wanted, format) or _of_migrations(wanted, format) or _change(wanted, id, format)


def _check(wanted: str, format: str) -> str | None:
    """A check of contract tests."""
    from contractor.report import checks
    from contractor.testing.checks import CHECKS

    if wanted not in CHECKS:
        return None
    match format:
        case "json":
            return _json(checks.as_data(CHECKS[wanted]))
        case "markdown":
            return checks.markdown(CHECKS[wanted])
    return checks.plain(CHECKS[wanted])


def _of_migrations(wanted: str, format: str) -> str | None:
    """A rule about migration SQL, also by the codes that others have for it."""
    from contractor.sql import explained

    rules = explained.meant(wanted)
    if not rules:
        return explained.of_squawk(wanted)
    match format:
        case "json":
            said = [explained.as_data(rule) for rule in rules]
            return _json(said[0] if len(said) == 1 else said)
        case "markdown":
            return "\n".join(map(explained.markdown, rules))
    return "\n".join(map(explained.plain, rules))


def _change(wanted: str, id: str, format: str) -> str:
    """A rule of the comparison, whose table is large and not needed for those of one document."""
    from contractor.diff.rules import RULES
    from contractor.lint.rules import RULES as OF_DOCUMENTS
    from contractor.report import catalogue
    from contractor.sql.rules import RULES as OF_MIGRATIONS
    from contractor.testing.checks import CHECKS

    if wanted not in RULES:
        _unknown(id, nearest(wanted, [*OF_DOCUMENTS, *RULES, *CHECKS, *OF_MIGRATIONS]))
    match format:
        case "json":
            return _json(catalogue.as_data(RULES[wanted]))
        case "markdown":
            return catalogue.markdown(RULES[wanted])
    return catalogue.plain(RULES[wanted])


def _all(format: str) -> str:
    from contractor.diff.rules import RULES as OF_CHANGES
    from contractor.lint import explained
    from contractor.lint.rules import RULES
    from contractor.report import catalogue, checks
    from contractor.sql import explained as migrations
    from contractor.sql.rules import RULES as OF_MIGRATIONS
    from contractor.testing.checks import CHECKS

    match format:
        case "json":
            rows = [explained.data(rule) for rule in RULES.values()]
            rows += [catalogue.as_data(row) for row in OF_CHANGES.values()]
            rows += [checks.as_data(one) for one in CHECKS.values()]
            return _json([*rows, *map(migrations.as_data, OF_MIGRATIONS.values())])
        case "markdown":
            pages = (explained.page(), catalogue.page(), checks.page(), migrations.page())
            return "\n".join(pages)
    tables = (explained.listed(), catalogue.listed(), checks.listed(), migrations.listed())
    return "\n".join([*tables, "contractor explain ID says more.\n"])


def _json(said: Any) -> str:
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _unknown(id: str, near: str | None) -> NoReturn:
    from contractor.report.visible import visible

    hint = f"; did you mean {near}?" if near else ""
    printing.stop(f"there is no finding {visible(id)}{hint}", "contractor explain lists all")
