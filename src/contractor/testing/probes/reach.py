"""Whether every operation can be called so that it succeeds as documented.

Walks through the API by its resources: lists and makes things, reads, replaces and updates them, acts on them, and
removes things of its own at last. What could not be reached is told to whoever has to act: what was tried, what came
back, what it hung on, and what would help.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from contractor.contract import Endpoint
from contractor.contract.templating import variables
from contractor.nouns import counted
from contractor.resources import Role
from contractor.testing.context import Context
from contractor.testing.failure import Failure, Kind, NotCovered
from contractor.testing.selecting import route
from contractor.testing.walking import Attempt, Walk, Walks

#: Times that the whole walk is made, as long as it gets further.
_ROUNDS: Final = 3


class Reach:
    """The probe."""

    name = "reach"

    def __init__(self, walks: Walks) -> None:
        self._walks = walks

    def run(self, context: Context) -> Iterator[Failure | NotCovered]:
        """Call every operation; what came back with a success is judged."""
        walk = self._walks.of(context)
        order = walk.order()
        before = -1
        for _ in range(_ROUNDS):
            found = sum(walk.reach(one) is not None for one in order if not context.deadline.over)
            if found in (before, len(order)):
                break
            before = found
            # What was not there may have been made since.
            walk.forget_attempts()
        judge = walk.judge()
        for endpoint in order:
            reached = walk.reached(endpoint)
            for one in () if walk.twins(endpoint) else reached.values():
                yield from judge.judged(endpoint, one.exchange)
            yield from _lost(walk, endpoint, context)


def _lost(walk: Walk, endpoint: Endpoint, context: Context) -> Iterator[NotCovered]:
    key = endpoint.operation.at
    reached = walk.reached(endpoint)
    if not reached:
        if context.deadline.over:
            yield NotCovered(key, "success", "the time was over before it was reached", "timeout")
        else:
            yield NotCovered(key, "success", why(walk, endpoint), "unreached")
        return
    for media in walk.drafting.media_types(endpoint):
        if media not in reached:
            kind: Kind = "timeout" if context.deadline.over else "unreached"
            yield NotCovered(key, f"body as {media}", why(walk, endpoint), kind)


def why(walk: Walk, endpoint: Endpoint) -> str:
    """Why an operation was not reached, in words for whoever can change that."""
    attempts = walk.attempts(endpoint)
    sent = [one for one in attempts if one.exchange is not None]
    said = [f"No documented success came back from {counted(len(sent), 'request')}."]
    said += _answered(sent)
    problems = dict.fromkeys(one.problem for one in attempts if one.problem)
    said += [f"It could not be written: {problem}." for problem in [*problems][:3]]
    said += _hung(walk, endpoint)
    return "\n".join((*said, _advice(endpoint, sent)))


def _answered(attempts: Sequence[Attempt]) -> Iterator[str]:
    """Every status that came back, and to what."""
    groups: dict[str, dict[str, None]] = {}
    for one in attempts:
        answer = "no answer"
        if one.exchange is not None and one.exchange.status is not None:
            answer = str(one.exchange.status)
        elif one.exchange is not None and one.exchange.error:
            answer = one.exchange.error
        groups.setdefault(answer, {})[one.said] = None
    for answer, said in groups.items():
        yield f"{answer} came back to: {'; '.join(said)}."


def _hung(walk: Walk, endpoint: Endpoint) -> Iterator[str]:
    """Operations that would have given what this one needs, and did not."""
    resource = walk.step(endpoint).resource
    while resource is not None:
        for role in (Role.CREATE, Role.LIST):
            other = walk.endpoint(resource, role)
            if other is None or other.operation.at == endpoint.operation.at:
                continue
            if resource.variable not in variables(endpoint.path):
                continue
            if not walk.reached(other):
                statuses = dict.fromkeys(
                    str(one.exchange.status)
                    for one in walk.attempts(other)
                    if one.exchange is not None
                )
                answered = f" (it answered {', '.join(statuses)})" if statuses else ""
                yield f"It hangs on {route(other)}, which was not reached itself{answered}."
            elif not walk.things.of(resource):
                yield f"{route(other)} succeeded and told of nothing that `{resource.variable}` could be."
        resource = walk.resources.by_path.get(resource.parent)


def _advice(endpoint: Endpoint, attempts: Sequence[Attempt]) -> str:
    statuses = {one.exchange.status for one in attempts if one.exchange is not None}
    if statuses and statuses <= {401, 403}:
        return "Are the credentials right? [tool.contractor.test.credentials] has them."
    names = variables(endpoint.path)
    if names and statuses & {404, 410}:
        listed = " and ".join(f"`{name}`" for name in names)
        return (
            f"Give {listed} an example that the server knows, add a link to this operation to the answer that"
            " tells of it, or test a server that is seeded."
        )
    if statuses and all(status is not None and status >= 500 for status in statuses):
        return "The server fails: the failure above says how, or its log."
    if endpoint.operation.request_body is not None:
        return (
            "Give the request body an example that the server takes as it is, or seed the server."
        )
    return "Give its parameters examples that the server takes as they are, or seed the server."
