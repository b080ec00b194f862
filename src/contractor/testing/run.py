"""From a contract and a server to what came of testing it.

Takes a contract, a transport and settings, gives a `Tested`; refuses to know where they came from. First the engine,
then the probes; what the time did not suffice for is said and is no pass.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from contractor.contract import Contract, Endpoint
from contractor.contract.travel import Direction
from contractor.frozen import changed, frozen
from contractor.testing.context import Context, Deadline
from contractor.testing.copied import certified
from contractor.testing.credentials import Credentials, userinfo
from contractor.testing.exchange import Exchange, Request
from contractor.testing.failure import Failure, Known, NotCovered
from contractor.testing.faults import Faults
from contractor.testing.gathering import gathered
from contractor.testing.judging import Judge
from contractor.testing.ledger import Ledger
from contractor.testing.masking import Masking
from contractor.testing.once import once
from contractor.testing.outcome import Tested
from contractor.testing.probes import Probe
from contractor.testing.selecting import route, twins
from contractor.testing.settings import ENGINE, Settings
from contractor.testing.strays import Strays
from contractor.testing.transport import NoAnswer, Transport

#: Of the time that there is, what the engine may have; the probes are short, and need what it found.
_ENGINE_SHARE: Final = 0.8
#: Of the time that is left then, what those that send a lot leave to those that send little, and which these are.
_KEPT_SHARE: Final = 0.25
_SHORT: Final = ("auth", "scopes")
#: The probe that sends what the contract allows, so that every operation succeeds.
_WALK: Final = "reach"
Progress = Callable[[str], None]


@frozen
class Subject:
    """What is tested: a server, by the name a person gave it, and the operations of its contract that are asked for.

    `bases` has what the targets of requests begin with, by key of the operation, and `origin` where they go to;
    it is empty for an application in process.
    """

    name: str
    contract: Contract
    endpoints: tuple[Endpoint, ...]
    transport: Transport
    bases: Mapping[str, str]
    origin: str
    credentials: Credentials


def test(
    subject: Subject,
    settings: Settings,
    probes: Sequence[Probe],
    progress: Progress,
) -> Tested:
    """Test a server; `progress` is told what is done now. Raises `NotStarted` where it cannot be asked
    anything, `BadBaseline` where the known failures cannot be read or written."""
    from contractor.testing.schemathesis import load, versions

    load(settings.baseline)  # said at once where it is none
    started = time.monotonic()
    groups = twins(subject.contract)
    tested = tuple(
        one for one in subject.endpoints if groups.get(one.operation.at, [one])[0] is one
    )
    same = [_same(one, groups) for one in subject.endpoints if one not in tested]
    subject = changed(subject, endpoints=tested)
    deadline = Deadline(None if settings.seconds is None else started + settings.seconds)
    ledger = Ledger(subject.contract, subject.endpoints)
    with subject.transport:
        explored = [*_explored(subject, settings, deadline, ledger, progress)]
        probed = [*_probed(subject, settings, deadline, ledger, probes, progress)]
    found = once(subject.contract, explored, probed)
    covered = ledger.covered()
    everything = [
        changed(one, exchanges=ledger.origins.whole(one.exchanges))
        for one in found
        if isinstance(one, Failure)
    ]
    uncovered = [one for one in found if isinstance(one, NotCovered)]
    said = {one.operation for one in uncovered if one.kind == "unreached"}
    uncovered += [
        _unreached(one.key, one.seen) for one in covered if not one.reached and one.key not in said
    ]
    # What one phase did not reach, another one may have.
    reached = {one.key for one in covered if one.reached}
    uncovered = [
        one
        for one in uncovered
        if (one.kind, one.what) != ("unreached", "success") or one.operation not in reached
    ]
    uncovered += [*_left_out(subject, settings, probes), *same]
    order = {one.operation.at: index for index, one in enumerate(subject.contract.endpoints)}
    secrets = {
        **userinfo(subject.origin),
        **subject.credentials.given(settings.headers),
        **subject.credentials.secrets,
    }
    masking = Masking(secrets)
    everything.sort(key=lambda one: order.get(one.operation, -1))
    uncovered.sort(key=lambda one: order.get(one.operation, -1))
    return Tested(
        target=masking.text(subject.name),
        origin=masking.text(subject.origin),
        operations=covered,
        failures=tuple(map(masking.failure, everything)),
        uncovered=tuple(map(masking.uncovered, uncovered)),
        seed=settings.seed,
        seconds=time.monotonic() - started,
        stream=ledger.digest,
        versions=versions(),
        allowed=settings.allowed,
        known=tuple(masking.known(one) for one in found if isinstance(one, Known)),
        variables=tuple(sorted(set(secrets.values()))),
    )


def _same(one: Endpoint, groups: Mapping[str, Sequence[Endpoint]]) -> NotCovered:
    """An operation that no request can be meant for."""
    first = groups[one.operation.at][0]
    why = f"a request of it is one of {route(first)}, which is what a server answers"
    return NotCovered(one.operation.at, "everything", why, "unchecked")


def _explored(
    subject: Subject, settings: Settings, deadline: Deadline, ledger: Ledger, progress: Progress
) -> Iterable[Failure | Known | NotCovered]:
    """What the engine found."""
    from contractor.testing.schemathesis import Explored, explore

    phases = tuple(phase for phase in ENGINE if settings.wants(phase))
    if not phases or not subject.endpoints:
        return []
    left = deadline.left
    asked = Explored(
        contract=subject.contract,
        endpoints=subject.endpoints,
        bases=subject.bases,
        credentials=subject.credentials,
        phases=phases,
        seed=settings.seed,
        examples=settings.examples,
        seconds=None if left is None else left * _ENGINE_SHARE,
        timeout=settings.timeout,
        headers=settings.headers,
        baseline=settings.baseline,
        update_baseline=settings.update_baseline,
        today=settings.today,
    )

    def tell(exchange: Exchange, allowed: bool) -> None:
        ledger.add(exchange, allowed=allowed)

    progress(", ".join(phases))
    return [*explore(asked, subject.transport, tell)]


def _probed(
    subject: Subject,
    settings: Settings,
    deadline: Deadline,
    ledger: Ledger,
    probes: Sequence[Probe],
    progress: Progress,
) -> Iterable[Failure | NotCovered]:
    """What the probes found."""

    judge = Judge(subject.contract, Faults(subject.contract, Direction.RESPONSE))
    strays = Strays(subject.contract, judge, _WALK)
    asking = ""

    def send(operation: str, request: Request) -> Exchange:
        whole = changed(request, headers=(*request.headers, *settings.headers))
        try:
            response = subject.transport.send(whole, settings.timeout)
            exchange = Exchange(operation, whole, response)
        except NoAnswer as why:
            exchange = Exchange(operation, whole, None, str(why))
        ledger.add(exchange)
        strays.see(asking, exchange)
        return exchange

    context = Context(
        contract=subject.contract,
        endpoints=subject.endpoints,
        send=send,
        credentials=subject.credentials,
        known=ledger.known,
        bases=subject.bases,
        deadline=deadline,
        seed=settings.seed,
    )
    found: list[Failure | NotCovered] = []
    end, left = deadline.at, deadline.left
    for probe in probes:
        if settings.wants(probe.name):
            asking = probe.name
            progress(asking)
            if end is not None and left is not None:
                deadline.at = end if asking in _SHORT else end - left * _KEPT_SHARE
            found += gathered(probe.run(context))
    # Where a probe has said it already, it said more.
    said = {(one.check, one.operation, _status(one)) for one in found if isinstance(one, Failure)}
    strange = [one for one in gathered(strays.found()) if one not in found]
    return found + [
        one
        for one in strange
        if isinstance(one, NotCovered) or (one.check, one.operation, _status(one)) not in said
    ]


def _status(failure: Failure) -> int | None:
    return failure.exchanges[-1].status if failure.exchanges else None


def _unreached(key: str, seen: Mapping[int, int]) -> NotCovered:
    """An operation that never did what it is for, and what it answered instead."""
    if not seen:
        return NotCovered(key, "success", "no request of it got an answer", "unreached")
    listed = ", ".join(f"{status} ({count} times)" for status, count in seen.items())
    why = f"no documented success came back; what came: {listed}"
    refused = sum(count for status, count in seen.items() if status in (401, 403))
    if refused * 2 > sum(seen.values()):
        why += "; are the credentials right? [tool.contractor.test.credentials] has them"
    return NotCovered(key, "success", why, "unreached")


def _left_out(
    subject: Subject, settings: Settings, probes: Sequence[Probe]
) -> Iterable[NotCovered]:
    """What was not asked for, and what nobody can ask."""
    for name in (*ENGINE, *(probe.name for probe in probes)):
        if not settings.wants(name):
            yield NotCovered("", name, "it was not asked for")
    tested = {one.operation.at for one in subject.endpoints}
    for key in certified(subject.contract):
        if key in tested:
            why = "a client certificate is nothing that a request could show or lack here"
            yield NotCovered(key, "mutualTLS", why, "unchecked")
