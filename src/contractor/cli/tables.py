"""`contractor tables`: what of a document could be stored."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from contractor.cli import overlaying, printing, reading
from contractor.nouns import counted

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.contract import Contract
    from contractor.proposing import Proposal
    from contractor.source.overlay_text import Action

_OPTION: Final = "--output"
#: Reasons that are told where nothing is proposed.
_TOLD: Final = 10


@click.group("tables")
def command() -> None:
    """What of a document could be stored."""


@command.command("propose")
@reading.document
@overlaying.written(
    _OPTION, "Write the Overlay to a file, which is replaced while nobody has edited it."
)
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
    left = overlaying.without(output, spec, overlays, force=force, option=_OPTION)
    contract = reading.contract(spec, overlays=left, printer=printer, **switches)
    proposal, actions = _proposed(contract, printer)
    if not proposal.tables:
        _say_nothing(proposal, output, printer)
        return
    text = _text(f"Tables of {overlaying.title(contract)}", actions, proposal)
    if output is None:
        click.echo(text, nl=False)
        printer.say(_sentence(proposal))
        return
    overlaying.write(output, "contractor tables propose", text, printer, force=force)
    printer.say(f"wrote {output}: {_sentence(proposal)}")
    if not overlaying.is_applied(output, overlays):
        printer.say(
            "help: read it, edit it, and add it to `overlays` in [tool.contractor], or try it: contractor generate "
            f'{"SPEC" if spec == "-" else spec} --overlay "{output}"'
        )


def _proposed(contract: "Contract", printer: "Printer") -> "tuple[Proposal, list[Action]]":
    from contractor.proposing import actions, propose

    proposal = propose(contract, reading.model(contract, printer))
    return proposal, list(actions(contract, proposal))


def _text(title: str, actions: "list[Action]", proposal: "Proposal") -> str:
    from contractor.proposing import left_out
    from contractor.source.overlay_text import overlay_text

    return overlay_text(title, actions, left_out(proposal))


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
