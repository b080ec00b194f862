"""Whether every secured operation asks for credentials, and takes none that are nobody's.

Each operation and method gets its best known request without credentials; and for each scheme of each alternative a
request about something that is there with a credential that is nobody's, and, where an alternative needs several,
without this one. The answer must be 401
or 403 (RFC 9110 §15.5.2, §15.5.4), as the operation documents it.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from contractor.contract import Endpoint
from contractor.source.pointer import join
from contractor.testing.context import Context
from contractor.testing.exchange import Exchange
from contractor.testing.failure import Failure, NotCovered
from contractor.testing.outcome import answering
from contractor.testing.walking import Walks

REFUSALS: Final = (401, 403)
#: How a request is called that shows a credential of nobody's.
WRONG: Final = "with a wrong credential"


class Auth:
    """The probe."""

    name = "auth"

    def __init__(self, walks: Walks) -> None:
        self._walks = walks

    def run(self, context: Context) -> Iterator[Failure | NotCovered]:
        """Ask each secured operation without the credentials that it needs."""
        for endpoint in context.endpoints:
            key = endpoint.operation.at
            if not endpoint.security or not all(endpoint.security):
                continue
            if context.deadline.over:
                yield NotCovered(key, self.name, "the time was over", "timeout")
            elif key not in context.known:
                yield NotCovered(key, self.name, "no request of it is known", "unchecked")
            else:
                yield from self._asked(context, endpoint)

    def _asked(self, context: Context, endpoint: Endpoint) -> Iterator[Failure | NotCovered]:
        known = context.known[endpoint.operation.at].request
        walk = self._walks.of(context)
        for said, values in attempts(context, endpoint):
            request = (walk.standing(endpoint) if values else None) or known
            sent = context.credentials.put(request, values)
            exchange = context.send(endpoint.operation.at, sent)
            found = self._judged(endpoint, said, exchange)
            if found is not None:
                yield found

    def _judged(
        self, endpoint: Endpoint, said: str, exchange: Exchange
    ) -> Failure | NotCovered | None:
        operation = endpoint.operation
        status = exchange.status
        documented = tuple(operation.responses)
        if status is None:
            why = f"{said}: {exchange.error}"
            return Failure("no-answer", operation.at, "No answer", why, (exchange,), operation.at)
        if status == 429:
            why = "the server answers 429, and says nothing of who asks"
            return NotCovered(operation.at, self.name, why, "unchecked")
        is_refusal = status in REFUSALS
        if is_refusal and answering(status, documented) is not None:
            return None
        # A browser is sent to where people sign in; that is a refusal where the contract says so.
        if 300 <= status < 400 and answering(status, documented) is not None:
            return None
        if is_refusal:
            title = f"Refuses with {status}, which is not documented"
            why = f"The request came {said}. Document 401 (or 403) for this operation."
            at = join(operation.at, "responses")
            return Failure("auth-undocumented", operation.at, title, why, (exchange,), at)
        title = (
            f"Answers {status} to a request {said}" if status >= 300 else f"Takes a request {said}"
        )
        why = (
            f"The answer was {status}. The operation is secured, so it must be 401 or 403, before anything else is"
            " looked at: whoever is nobody learns nothing, and changes nothing."
        )
        return Failure("auth", operation.at, title, why, (exchange,), operation.at)


def attempts(context: Context, endpoint: Endpoint) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Credentials that must not suffice, by scheme, each with words for it."""
    yield "without credentials", {}
    credentials = context.credentials
    done: list[Mapping[str, str]] = []
    for requirement in endpoint.security:
        if not credentials.can_show(requirement):
            continue
        right = credentials.full(requirement)
        for name in requirement:
            wrong = {**right, name: credentials.wrong(name)}
            lacking = {other: value for other, value in right.items() if other != name}
            for said, values, valid in (
                (f"{WRONG} for {name}", wrong, lacking),
                (f"without a credential for {name}", lacking, lacking),
            ):
                # What is left may be all that another alternative asks for.
                suffices = any(other.keys() <= valid.keys() for other in endpoint.security)
                if values and not suffices and values not in done:
                    done.append(values)
                    yield said, values
