"""`contractor explain`: what a finding means, why it matters and what to do."""

from typing import Final, NoReturn

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
    from contractor.lint.rules import RULES

    if id is None:
        click.echo(_all(format), nl=False)
        return
    wanted = id.strip("[]").lower()
    if wanted not in RULES:
        _unknown(id, nearest(wanted, list(RULES)))
    click.echo(_one(wanted, format), nl=False)


def _one(id: str, format: str) -> str:
    import json

    from contractor.lint.explained import data, markdown, plain
    from contractor.lint.rules import RULES

    match format:
        case "json":
            return json.dumps(data(RULES[id]), indent=2, ensure_ascii=False) + "\n"
        case "markdown":
            return markdown(RULES[id])
    return plain(RULES[id])


def _all(format: str) -> str:
    import json

    from contractor.lint.explained import data, listed, page
    from contractor.lint.rules import RULES

    match format:
        case "json":
            rows = [data(rule) for rule in RULES.values()]
            return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
        case "markdown":
            return page()
    return listed()


def _unknown(id: str, near: str | None) -> NoReturn:
    from contractor.report.visible import visible

    hint = f"; did you mean {near}?" if near else ""
    printing.stop(f"there is no finding {visible(id)}{hint}", "contractor explain lists all")
