"""One failure for one cause: what two checks say of the same, said by the one that says more.

Takes what the engine and the probes found, gives it without what is said already; refuses to find anything. A check of
ours that judges as one of the engine's does speaks for it, since it knows the place in the document; one that follows
from another goes without saying.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from contractor.contract import Contract, Endpoint
from contractor.contract.travel import Direction
from contractor.frozen import changed
from contractor.testing.failure import Failure, Known, NotCovered
from contractor.testing.faults import Faults
from contractor.testing.judging import Judge
from contractor.testing.probes.auth import WRONG

Found = Failure | Known | NotCovered

#: Checks that ask for another status: what they say of a 5xx is that the server failed.
_OF_STATUSES: Final = frozenset(
    "status_code_conformance positive_data_acceptance negative_data_rejection missing_required_header"
    " unsupported_method ignored_auth auth scopes".split()
)


def once(contract: Contract, explored: Sequence[Found], probed: Sequence[Found]) -> list[Found]:
    """What was found by the engine and by probes, each cause once for each operation."""
    found = _merged(contract, explored, probed)
    failures = [one for one in found if isinstance(one, Failure)]
    return [
        one
        for one in found
        if not isinstance(one, Failure)
        or not any(_speaks_for(other, one) for other in failures if other is not one)
    ]


# ── the same check ────────────────────────────────────────────────────────────────────────────────


def _merged(contract: Contract, explored: Sequence[Found], probed: Sequence[Found]) -> list[Found]:
    """Everything, without what the engine and a probe, or two probes, say alike."""
    probed = _of_probes(probed)
    ours = [one for one in probed if isinstance(one, Failure)]
    endpoints = {one.operation.at: one for one in contract.endpoints}
    faults = Faults(contract, Direction.RESPONSE)
    dropped: list[Failure] = []
    kept: list[Found] = []
    counts: dict[int, int] = {}
    for one in explored:
        failure = one.failure if isinstance(one, Known) else one
        if isinstance(failure, NotCovered) or not failure.exchanges:
            kept.append(one)
            continue
        judged = _judged(Judge(contract, faults), endpoints, failure)
        said = [[other for other in ours if _is_alike(other, each)] for each in judged]
        alike = [other for each in said for other in each]
        if isinstance(one, Failure) and said and all(said):
            # Ours says it at the place in the document.
            counts[id(alike[0])] = counts.get(id(alike[0]), 0) + one.count
            continue
        kept.append(one)
        dropped += alike
    hidden = {id(one) for one in dropped if id(one) not in counts}
    for one in probed:
        if id(one) in hidden:
            continue
        count = counts.get(id(one), 0)
        kept.append(
            changed(one, count=one.count + count) if count and isinstance(one, Failure) else one
        )
    return kept


def _of_probes(found: Sequence[Found]) -> list[Found]:
    """What probes found, alike ones as the first of them."""
    kept: list[Found] = []
    for one in found:
        if isinstance(one, Failure):
            for index, other in enumerate(kept):
                if isinstance(other, Failure) and _is_alike(other, one):
                    kept[index] = changed(other, count=other.count + one.count)
                    break
            else:
                kept.append(one)
        else:
            kept.append(one)
    return kept


def _judged(judge: Judge, endpoints: Mapping[str, Endpoint], failure: Failure) -> list[Failure]:
    """What our own judge says of what the engine saw, as far as it is about the same."""
    exchange, endpoint = failure.exchanges[-1], endpoints.get(failure.operation)
    if endpoint is None:
        return []
    found = [
        one
        for one in judge.judged(endpoint, exchange)
        if isinstance(one, Failure) and one.check == failure.check
    ]
    exact = [one for one in found if one.at == failure.at]
    return exact or found


def _is_alike(one: Failure, other: Failure) -> bool:
    """Whether two failures say the same of one operation; a failing server fails whatever the request says."""
    if (one.check, one.operation, one.title) != (other.check, other.operation, other.title):
        return False
    if one.check == "not_a_server_error":
        return _crash(one) == _crash(other)
    return one.at == other.at


def _crash(one: Failure) -> str | None:
    response = one.exchanges[-1].response if one.exchanges else None
    return None if response is None else response.crash


# ── one check that follows from another ───────────────────────────────────────────────────────────


def _speaks_for(one: Failure, other: Failure) -> bool:
    """Whether one failure says all that another one says."""
    if not one.exchanges or not other.exchanges:
        return False
    if other.check in ("use_after_free", "ensure_resource_availability"):
        # What a DELETE did not remove can be used, and what a POST did not make is not there.
        wanted = "still-there" if other.check == "use_after_free" else "not-there"
        return one.check == wanted and any(
            exchange.operation == one.operation for exchange in other.exchanges
        )
    if one.operation != other.operation:
        return False
    status, same = one.exchanges[-1].status, one.exchanges[-1].status == other.exchanges[-1].status
    match one.check, other.check:
        case "not_a_server_error", check:
            return same and check in _OF_STATUSES
        case "status_code_conformance", "positive_data_acceptance":
            return same
        case "auth", "ignored_auth":
            return True
        case "auth", "scopes":
            # Whose credential is nobody's gets in, so that scopes were not looked at says nothing new.
            return WRONG in one.title and status is not None and status < 500
    return False
