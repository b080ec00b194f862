"""What a project says about changes, read from where it says so.

Takes a configuration and the ids of all rules, gives a `Policy`; refuses to know what is compared. What cannot be
understood is an error on its line: a gate with a mistake in it would let pass what it was made to stop.
"""

from collections.abc import Collection
from pathlib import Path

from contractor.diagnostic import Finding, Severity, errors
from contractor.diff.policy.judging import unknown
from contractor.diff.policy.settings import LEVELS, Policy
from contractor.diff.policy.severities import read_levels
from contractor.frozen import changed
from contractor.workspace.config import Config, shown_path
from contractor.workspace.problem import Refused, refusal


def policy(config: Config, ids: Collection[str], levels: Path | None = None) -> Policy:
    """The policy of a project. Raises `Refused` with a finding for each mistake.

    `levels` is a list of severities in oasdiff's format, instead of the one that the configuration names. What
    the configuration says of a rule itself comes before what the list says.
    """
    severity = {id: LEVELS[word] for id, word in config.diff.severity.items()}
    places = {id: config.span("diff", "severity", id) for id in severity}
    spans = {id: span for id, span in places.items() if span is not None}
    own = Policy(config.allow, severity, spans)
    listed, findings = _listed(config, ids, levels)
    mistakes = [*unknown(own, ids), *errors(findings)]
    if mistakes:
        raise Refused(mistakes)
    return changed(own, severity={**listed, **severity}, findings=tuple(findings))


def _listed(
    config: Config, ids: Collection[str], given: Path | None
) -> tuple[dict[str, Severity | None], list[Finding]]:
    file = given or config.diff.severity_levels
    if file is None:
        return {}, []
    shown = shown_path(file)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused(
            config, given, f"{shown} is no list of severities: it is not UTF-8"
        ) from None
    except OSError as why:
        message = f"the list of severities {shown} cannot be read: {why.strerror}"
        raise _refused(config, given, message) from None
    return read_levels(text, shown, ids)


def _refused(config: Config, given: Path | None, message: str) -> Refused:
    if given is not None:
        return refusal("invalid-setting", message)
    span = config.span("diff", "severity-levels")
    return Refused([Finding("invalid-setting", Severity.ERROR, message, span=span)])
