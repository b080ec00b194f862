"""What `contractor lint` offers: an Overlay that adds the answers which a server has to give.

Takes a contract and the name of a file, writes it and says so; refuses to know what is lacking and how it is added.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from contractor.cli import overlaying, printing
from contractor.nouns import counted

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.contract import Contract
    from contractor.diagnostic import Finding
    from contractor.lint.offering import Offer
    from contractor.lint.refusals import Lacking

OPTION: Final = "--write-overlay"
#: Places that are named where something is left out.
_NAMED: Final = 3


def offered(found: "Iterable[Finding]", spec: str, printer: "Printer") -> None:
    """Say that answers can be added, where some are lacking."""
    from contractor.lint.refusals import OFFERED

    count = sum(one.id in OFFERED for one in found)
    if count and printer.plain:
        lacking = "An answer is lacking" if count == 1 else f"{count} answers are lacking"
        named = "SPEC" if spec == "-" else spec
        adds = f"contractor lint {named} {OPTION} FILE writes an Overlay that adds"
        printer.say(f"{lacking} that a server has to give: {adds} {'it' if count == 1 else 'them'}")


def write(
    contract: "Contract",
    file: Path,
    applied: Sequence[Path],
    printer: "Printer",
    *,
    force: bool,
) -> None:
    """Write the Overlay of a document; `applied` are those that the project has. Exits with 2 where it cannot be."""
    from contractor.lint.refusals import lacking
    from contractor.source.overlay_text import overlay_text
    from contractor.workspace.config import shown_path

    listed = list(lacking(contract))
    shown = shown_path(Path.cwd() / file)
    if not listed:
        rest = (
            f", and {shown} is not needed any more" if file.exists() else ", so nothing is written"
        )
        printer.say(f"no answer is lacking that a server has to give{rest}")
        return
    made = _offer(contract, listed)
    if not made.actions:
        printing.stop("no Overlay can add the answers that are lacking", _left(made))
    title = f"What {overlaying.title(contract)} answers where it refuses"
    text = overlay_text(title, made.actions)
    overlaying.write(file, f"contractor lint {OPTION}", text, printer, force=force)
    printer.say(
        f"wrote {shown}: {counted(made.answers, 'answer')} of {counted(made.operations, 'operation')}"
    )
    if made.elsewhere:
        printer.say(_left(made))
    overlaying.tell_how_to_apply(file, applied, printer)


def _offer(contract: "Contract", listed: "Sequence[Lacking]") -> "Offer":
    from contractor.diagnostic import DocumentError
    from contractor.lint.offering import offer
    from contractor.model import build
    from contractor.targets.fastapi.unfilled import Filling
    from contractor.text import pascal

    try:
        taken = [pascal(one.name) for one in build(contract).definitions.values()]
    except DocumentError:
        taken = []  # nothing is generated from this document, so no name can be in the way
    return offer(contract, listed, Filling(contract).fits, taken)


def _left(made: "Offer") -> str:
    places = [one.operation.at for one in made.elsewhere]
    named = ", ".join(places[:_NAMED]) + (", …" if len(places) > _NAMED else "")
    one = len(places) == 1
    return (
        f"{counted(len(places), 'operation')} {'stands' if one else 'stand'} where no Overlay of this document"
        f" reaches, or {'has' if one else 'have'} malformed answers: document them there ({named})"
    )
