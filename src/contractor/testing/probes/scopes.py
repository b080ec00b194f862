"""Whether operations that need scopes refuse who is somebody and has none.

Each operation gets a request about something that is there, or the best one that is known, with the limited credential
of its scheme. The answer must be 403 (RFC
6750 §3.1, insufficient_scope); 401 will do where the operation documents no 403 of its own.
"""

from collections.abc import Iterator, Mapping

from contractor.contract import Endpoint
from contractor.testing.context import Context
from contractor.testing.failure import Failure, NotCovered
from contractor.testing.walking import Walks

#: Of other kinds of schemes the list names roles, which no credential carries (OpenAPI 3.2 §4.30).
_SCOPED = ("oauth2", "openIdConnect")


class Scopes:
    """The probe."""

    name = "scopes"

    def __init__(self, walks: Walks) -> None:
        self._walks = walks

    def run(self, context: Context) -> Iterator[Failure | NotCovered]:
        """Ask each operation that needs scopes as somebody who has none."""
        for endpoint in context.endpoints:
            for requirement in endpoint.security:
                for name, scopes in requirement.items():
                    scheme = context.credentials.schemes.get(name)
                    if scopes and scheme is not None and scheme.type in _SCOPED:
                        yield from self._asked(context, endpoint, requirement, name)

    def _asked(
        self,
        context: Context,
        endpoint: Endpoint,
        requirement: Mapping[str, tuple[str, ...]],
        name: str,
    ) -> Iterator[Failure | NotCovered]:
        key = endpoint.operation.at
        limited = context.credentials.shown[name].limited
        others = {other for other in requirement if other != name}
        if any(others >= other.keys() for other in endpoint.security):
            return  # this credential is not needed at all
        if limited is None:
            why = (
                "there is no credential without scopes:"
                f" [tool.contractor.test.credentials.{name}] limited = … names one"
            )
            yield NotCovered(key, self.name, why)
        elif context.deadline.over:
            yield NotCovered(key, self.name, "the time was over", "timeout")
        elif key not in context.known or not context.credentials.can_show(requirement):
            yield NotCovered(key, self.name, "no request of it is known", "unchecked")
        else:
            values = {**context.credentials.full(requirement), name: limited}
            there = self._walks.of(context).standing(endpoint)
            request = context.credentials.put(there or context.known[key].request, values)
            exchange = context.send(key, request)
            accepted = (403,) if "403" in endpoint.operation.responses else (403, 401)
            if exchange.status is None:
                why = f"with a credential without scopes: {exchange.error}"
                yield Failure("no-answer", key, "No answer", why, (exchange,), key)
            elif exchange.status not in accepted:
                needed = ", ".join(requirement[name])
                title = f"Answers {exchange.status} to a credential without scopes"
                why = f"The operation needs {needed} of {name}; the answer must be 403."
                yield Failure("scopes", key, title, why, (exchange,), key)
