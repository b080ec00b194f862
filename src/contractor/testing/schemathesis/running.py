"""One run of the engine: what its events say.

Takes its events, gives each failure once and what was not tested; refuses to know how the engine was made.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.core.failures import Failure as Found
from schemathesis.core.schema_analysis import SchemaWarning
from schemathesis.engine import StopReason, events
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.engine.run import UNIT_PHASES, PhaseName
from schemathesis.errors import NoLinksFound
from schemathesis.generation.case import Case  # noqa: TC002  its generic base is needed by nobody at run time
from schemathesis.openapi.checks import MissingHeaderNotRejected, RejectedPositiveData

from contractor.contract import Endpoint
from contractor.resources import References, resources
from contractor.samples import Samples
from contractor.testing.exchange import Exchange
from contractor.testing.failure import Failure, Kind, Known, NotCovered
from contractor.testing.schemathesis import baseline, told
from contractor.testing.schemathesis.asked import Explored, label
from contractor.testing.schemathesis.bridge import Bridge
from contractor.testing.schemathesis.claims import (
    is_refused,
    is_strange,
    is_wrong,
    refers,
    violates,
)
from contractor.testing.schemathesis.limited import stream

Tell = Callable[[Exchange, bool], None]
#: Ways to meet one failure that are told apart.
_WAYS: Final = 5
#: Why nothing is sent in a phase though nothing is wrong.
_NOTHING_TO_SEND: Final = (None, "No examples in schema", "No coverage cases could be generated")
_TIME: Final = "Time limit reached"


def run(
    asked: Explored, schema: Any, bridge: Bridge, tell: Tell
) -> Iterator[Failure | Known | NotCovered]:
    """Everything that was found, once the engine has run. Raises `BadBaseline`."""
    known = baseline.load(asked.baseline)
    found = _Run(asked, bridge, tell)
    found.through(schema)
    if asked.baseline is not None and asked.update_baseline:
        baseline.update(known, asked.baseline, found.failed, asked.today)
    exact = told.Places(asked.contract)
    for key, one in found.failures.items():
        failed, check = found.firsts.get(key, (None, ""))
        one = one if failed is None else exact.of(one, failed)
        reason = None if failed is None else baseline.reason(known, failed, check, asked.today)
        yield one if reason is None else Known(one, reason)
    yield from found.uncovered


class _Run:
    def __init__(self, asked: Explored, bridge: Bridge, tell: Tell) -> None:
        self.failures: dict[Any, Failure] = {}
        self.uncovered: list[NotCovered] = []
        #: What the engine calls each failure, and the check that found it.
        self.firsts: dict[Any, tuple[Found, str]] = {}
        self.failed: list[tuple[Found, str]] = []
        self._asked = asked
        self._crashes = bridge.crashes
        self._tell = tell
        self._samples = Samples(asked.contract)
        self._references = References(resources(asked.contract))
        self._endpoints = {
            label(one): one for one in asked.contract.endpoints if one.kind == "path"
        }
        self._ways: dict[Any, set[str]] = {}
        self._begun: list[str] = []
        self._done: dict[str, set[str]] = {}

    def through(self, schema: Any) -> None:
        """Run it, and read what it says."""
        cut: set[tuple[str, str]] = set()
        heard = stream(schema, cut)
        ended = False
        for event in heard:
            if isinstance(event, events.PhaseStarted) and self._begins_again(event):
                # With time left it goes on with other seeds; what was asked for is done.
                break
            if isinstance(event, events.EngineFinished):
                ended = event.stop_reason is StopReason.MAX_TIME
            self._read(event)
        heard.generator.close()
        self._left(cut, out_of_time=ended)

    def _begins_again(self, event: events.PhaseStarted) -> bool:
        phase = event.phase.name
        again = phase is PhaseName.FUZZING and phase.value in self._begun
        self._begun.append(phase.value)
        return again

    def _read(self, event: events.EngineEvent) -> None:
        match event:
            case events.ScenarioFinished():
                self._done.setdefault(event.phase.value, set()).add(event.label or "")
                self._recorded(event.recorder)
                self._skipped(event)
            case events.SchemaAnalysisWarnings():
                for warning in event.warnings:
                    self._warned(warning)
            case events.NonFatalError(value=NoLinksFound()):
                self._leave(
                    "stateful", "", "no operation that is asked for leads to another", "chosen"
                )
            case events.NonFatalError():
                for one in told.error(event, self._key(event.label)):
                    self._keep((one.check, one.operation, one.title, one.why), "", one)
            case events.FatalError(exception=why):
                one = told.not_generated("", "#", type(why).__name__, str(why))
                self._keep((one.title, one.why), "", one)
            case events.Interrupted():
                raise KeyboardInterrupt
            case _:
                pass

    def _recorded(self, recorder: ScenarioRecorder) -> None:
        """Tell of every exchange, and keep what failed."""
        exchanges = {}
        for case, interaction in recorder.interactions.items():
            exchanges[case] = self._exchange(recorder, case)
            meta = recorder.cases[case].value.meta
            allowed = meta is not None and meta.generation.mode.is_positive
            self._tell(exchanges[case], allowed and interaction.response is not None)
        for case, checks in recorder.checks.items():
            endpoint = self._endpoints[recorder.cases[case].value.operation.label]
            for check in checks:
                if check.failure_info is None:
                    continue
                failed = check.failure_info.failure
                value = recorder.cases[failed.case_id or case].value
                if not self._stands(failed, value, endpoint, exchanges.get(failed.case_id or case)):
                    continue
                ids = told.chain(recorder, case, failed)
                shown = tuple(exchanges[one] for one in ids if one in exchanges)
                one = told.failure(self._asked.contract, endpoint, check.name, failed, shown)
                self.failed.append((failed, check.name))
                self.firsts.setdefault(
                    self._keep(*told.cause(check.name, failed), one), self.failed[-1]
                )

    def _stands(
        self, failed: Found, value: "Case[Any]", endpoint: Endpoint, asked: Exchange | None
    ) -> bool:
        """Whether what the engine claims of a request is so, as it travelled."""
        contract, samples = self._asked.contract, self._samples
        match failed:
            case AcceptedNegativeData():
                written = None if asked is None else told.names(asked)
                wrong = violates(value, endpoint, written)
                return wrong and not is_strange(value, contract, endpoint, samples)
            case RejectedPositiveData():
                return not (
                    refers(value, endpoint, self._references)
                    or is_strange(value, contract, endpoint, samples)
                    or is_wrong(value, contract, endpoint, samples)
                )
            case MissingHeaderNotRejected():
                return not is_refused(failed, endpoint)
        return True

    def _exchange(self, recorder: ScenarioRecorder, case: str) -> Exchange:
        value = recorder.cases[case].value
        # Methods that a path does not have are sent in the name of one that it has.
        own = value.method.upper() == value.operation.method.upper()
        key = self._key(value.operation.label) if own else None
        return told.exchange(key, recorder.interactions[case], self._crashes.get(case))

    def _keep(self, cause: Any, way: str, one: Failure) -> Any:
        """Keep a failure, and give the key that it is kept by."""
        ways = self._ways.setdefault(cause, set())
        if way not in ways and len(ways) >= _WAYS:
            way = min(ways)
        ways.add(way)
        known = self.failures.get((cause, way))
        self.failures[cause, way] = one if known is None else told.again(known)
        return cause, way

    def _skipped(self, event: events.ScenarioFinished) -> None:
        reason = event.skip_reason
        if reason in _NOTHING_TO_SEND:
            return
        kind: Kind = "timeout" if reason == _TIME else "unchecked"
        why = "the time was over" if reason == _TIME else f"Schemathesis: {reason}"
        self._leave(event.phase.value, event.label or "", why, kind)

    def _warned(self, warning: SchemaWarning) -> None:
        said = f"Schemathesis: {warning.message}"
        self._leave(warning.kind.value, warning.operation_label or "", said, "unchecked")

    def _left(self, cut: set[tuple[str, str]], *, out_of_time: bool) -> None:
        """What the engine did not come to, or not to the end of."""
        skipped = {(one.what, one.operation) for one in self.uncovered}
        for phase in (one.value for one in UNIT_PHASES if one.value in self._asked.phases):
            for name in map(label, self._asked.endpoints):
                if (phase, self._key(name)) in skipped:
                    continue
                if (phase, name) in cut or (out_of_time and name not in self._done.get(phase, ())):
                    self._leave(phase, name, "the time was over", "timeout")
                elif name not in self._done.get(phase, ()):
                    self._leave(phase, name, "Schemathesis made no request for it", "unchecked")
        stateful = PhaseName.STATEFUL_TESTING.value
        if out_of_time and stateful in self._asked.phases:
            self._leave(stateful, "", "the time was over", "timeout")

    def _leave(self, what: str, name: str, why: str, kind: Kind) -> None:
        self.uncovered.append(NotCovered(self._key(name), what, why, kind))

    def _key(self, name: str) -> str:
        """The key of an operation that the engine names; empty where it names none."""
        endpoint = self._endpoints.get(name)
        return "" if endpoint is None else endpoint.operation.at
