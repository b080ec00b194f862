"""What `contractor check` does: each verb's work, as the configuration asks for it.

Takes the command line and the configuration, prints as the verb does, gives its exit status and a sentence; refuses
to know that there are other steps. What a step has nothing to do for, it says.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from contractor.cli import comparing, reading
from contractor.frozen import frozen

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.workspace.config import Config
    from contractor.workspace.project import Outcome


@frozen
class Ran:
    """What came of a step: the exit status of its verb, None where there was nothing to do; and a sentence."""

    status: int | None
    said: str


@frozen
class Asked:
    """What the command line asks for: what to compare with, and how the document is read."""

    against: str | None
    options: Mapping[str, Any]


def lint(context: click.Context, asked: Asked, printer: "Printer") -> Ran:
    """`contractor lint`."""
    from contractor.cli import offering
    from contractor.cli.lint import judged
    from contractor.diagnostic import errors
    from contractor.report.text import summary

    spec = reading.spec(context)
    contract = reading.contract(spec, **asked.options, printer=printer)
    found = contract.files.locate(judged(contract))
    printer.findings(found, contract.files.shown, asked=True)
    offering.offered(found, spec, printer)
    return Ran(1 if errors(found) else 0, summary(found))


def generate(context: click.Context, asked: Asked, printer: "Printer") -> Ran:
    """`contractor generate --check`."""
    from contractor.cli import running
    from contractor.workspace.problem import Refused

    config = reading.config(context)
    if not _generates(config):
        return Ran(
            None, "nothing is generated here: there is no contractor.lock, and no setting about it"
        )
    try:
        request = running.request(
            config,
            reading.spec(context),
            None,
            (),
            None,
            mode="check",
            thorough=printer.loud > 0 or not printer.plain or printer.output is not None,
            **asked.options,
        )
        outcome = running.once(request, printer)
    except Refused as refused:
        reading.refuse(refused.findings, printer=printer)
    return Ran(outcome.status, _stale(outcome))


def _generates(config: "Config") -> bool:
    """Whether a project generates code: it says what or where, or did so before."""
    from contractor.cli.running import DEFAULT_OUT
    from contractor.workspace.lock import FILE

    base = config.file.parent if config.file is not None else Path.cwd()
    out = config.out or base / DEFAULT_OUT
    told = (config.out, config.package, config.templates, config.targets or None)
    return any(one is not None for one in told) or (out / FILE).exists()


def _stale(outcome: "Outcome") -> str:
    from contractor.cli.outcomes import counted
    from contractor.diagnostic import errors
    from contractor.report.text import summary

    found = errors([*outcome.findings, *outcome.unmet])
    if found:
        return summary(found)
    if outcome.plan is not None and outcome.plan.changes:
        return f"{counted(len(outcome.plan.changes))} not as the document says"
    if outcome.lock_changed:
        return "contractor.lock is not as the document says"
    return "the code is what the document says"


def diff(context: click.Context, asked: Asked, printer: "Printer") -> Ran:
    """`contractor diff`, with what the document was where it left the branch that it is to go into."""
    from contractor.cli.diff import judged, status
    from contractor.report.comparison.verdict import sentence
    from contractor.workspace.problem import Refused
    from contractor.workspace.usual import Usual, usual

    config, spec = reading.config(context), reading.spec(context)
    try:
        base = (
            Usual(asked.against)
            if asked.against is not None
            else usual(Path(spec), config.diff.against, os.environ)
        )
    except Refused as refused:
        reading.refuse(refused.findings, printer=printer)
    if not base.ref:
        return Ran(None, base.why)
    how = comparing.how(asked.options)
    before, after = comparing.past(base.ref, spec, how, printer)
    if before is None:
        return Ran(None, "; ".join(note.message for note in after.notes))
    sides = comparing.Sides(before, after)
    said = config.diff
    found, disagreement = judged(context, sides, said.promise, said.engine, said.oasdiff)
    if base.first and not found.changes:
        return Ran(None, "no base: this is the first commit")
    printer.comparison(found)
    click.echo(disagreement, nl=False, err=True)
    return Ran(status(found, said.fail_on), f"{sentence(found)}, against {base.ref}")


def test(context: click.Context, asked: Asked, printer: "Printer") -> Ran:
    """`contractor test`, of what the configuration names."""
    from contractor.cli.test import as_configured
    from contractor.report.testing.verdict import sentence

    config = reading.config(context)
    if config.app is None and config.test.url is None:
        return Ran(None, "no application is configured (`app`), and no server (`test.url`)")
    tested, contract = as_configured(context, dict(asked.options), printer)
    printer.tested(tested, contract)
    return Ran(0 if tested.passed else 1, sentence(tested))


Work = Callable[[click.Context, Asked, "Printer"], Ran]
#: The steps, in the order in which they are done: what is quick and what others build on comes first.
STEPS: Final[Mapping[str, Work]] = {"lint": lint, "generate": generate, "diff": diff, "test": test}
