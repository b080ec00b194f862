"""`contractor tables`: what of a document could be stored."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from contractor.cli import offering, printing, reading
from contractor.nouns import counted

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.contract import Contract
    from contractor.proposing import Proposal
    from contractor.source.overlay_text import Action

#: Reasons that are told where nothing is proposed.
_TOLD: Final = 10


@click.group("tables")
def command() -> None:
    """What of a document could be stored."""


@command.command("propose")
@reading.document
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the Overlay to a file, which is replaced while nobody has edited it.",
)
@click.option("--force", is_flag=True, help="Replace FILE, also where somebody edited it.")
@printing.loudness
def propose(
    spec: str,
    output: Path | None,
    force: bool,
    verbose: int,
    quiet: int,
    overlays: tuple[Path, ...],
    **switches: Any,
) -> None:
    """Propose tables for what SPEC is about (`-` reads standard input), as an Overlay with a reason for each line.

    It is yours to edit: what is sure is said, what is a question is a comment. Nothing of it counts before the
    Overlay is applied, and no table is ever made up when code is generated. SPEC is read without FILE, should that be
    among its Overlays; tables that it asks for already are left alone.

    Exit status: 0, also if there is nothing to propose; 2 if SPEC cannot be read or FILE cannot be written.
    """
    printer = printing.Printer(loud=verbose - quiet)
    applied = overlays
    if output is not None:
        offering.refuse_names(output, spec)
        overlays = offering.others(overlays, output)
    elif force:
        raise click.UsageError("--force is for --output.")
    contract = reading.contract(spec, overlays=overlays, printer=printer, **switches)
    proposal, actions = _proposed(contract, printer)
    if not proposal.tables:
        _say_nothing(proposal, output, printer)
        return
    title = " ".join(str(contract.info.get("title", "")).split()) or "the API"
    text = _text(f"Tables of {title}", actions, proposal)
    if output is None:
        click.echo(text, nl=False)
        printer.say(_sentence(proposal))
        return
    _write(output, text, printer, force=force)
    printer.say(f"wrote {output}: {_sentence(proposal)}")
    if output.resolve() not in [one.resolve() for one in applied]:
        printer.say(
            "help: read it, edit it, and add it to `overlays` in [tool.contractor], or try it: contractor generate "
            f'{"SPEC" if spec == "-" else spec} --overlay "{output}"'
        )


def _proposed(contract: "Contract", printer: "Printer") -> "tuple[Proposal, list[Action]]":
    from contractor.diagnostic import DocumentError
    from contractor.model import build
    from contractor.proposing import actions, propose

    try:
        proposal = propose(contract, build(contract))
    except DocumentError as failure:
        reading.refuse(failure.findings, contract.files, printer)
    return proposal, list(actions(contract, proposal))


def _text(title: str, actions: "list[Action]", proposal: "Proposal") -> str:
    from contractor.proposing import left_out
    from contractor.source.overlay_text import overlay_text

    return overlay_text(title, actions, left_out(proposal))


def _write(output: Path, text: str, printer: "Printer", *, force: bool) -> None:
    from contractor.workspace import stamped
    from contractor.workspace.problem import Refused

    try:
        stamped.write(output, "contractor tables propose", text, force=force)
    except Refused as refused:
        reading.refuse(refused.findings, printer=printer)


def _say_nothing(proposal: "Proposal", output: Path | None, printer: "Printer") -> None:
    from contractor.proposing import left_out

    kept = f", and {output} is as it was" if output is not None and output.exists() else ""
    printer.say(f"no table is proposed{kept}")
    lines = [line for line in left_out(proposal) if line]
    for line in lines if printer.loud > 0 else lines[:_TOLD]:
        printer.say(line)
    if len(lines) > _TOLD and printer.loud <= 0:
        printer.say(f"and {len(lines) - _TOLD} lines more (-v says all)")


def _sentence(proposal: "Proposal") -> str:
    weak = sum(bool(one.weak) for one in proposal.tables)
    claims = [claim for one in proposal.tables for claim in one.claims]
    claims += [
        claim for one in proposal.tables for column in one.columns for claim in column.claims
    ]
    questions = sum(not claim.sure for claim in claims)
    said = counted(len(proposal.tables), "table")
    said += f" ({weak} of them weak)" if weak else ""
    said += f", {counted(questions, 'question')}" if questions else ""
    left = len({one.what for one in proposal.left})
    return said + (f", {left} left out" if left else "")
