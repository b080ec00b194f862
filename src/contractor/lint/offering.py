"""The Overlay that adds what a document leaves a server no room for.

Takes a contract and what its operations lack, gives the changes; refuses to know who can write a body, and files.
What the document says elsewhere is said again by reference: an answer that other operations give for the status,
else their schema of an error; only a document that has neither gets problems (RFC 9457).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Any, Final, TypeAlias

from contractor.contract import nodes as n
from contractor.frozen import frozen
from contractor.lint.refusals import Lacking, fact
from contractor.lint.rule import finding
from contractor.lint.rules import RULES
from contractor.source import join, split
from contractor.source.overlay_text import Action, can_say
from contractor.text import pascal, words

Fits: TypeAlias = Callable[[str, n.Response], bool]
"""Whether a server can answer with this response for a status: whether anybody can write its body."""

PROBLEM: Final[Mapping[str, Any]] = {
    "type": "object",
    "description": "What went wrong, as RFC 9457 has it.",
    "properties": {
        "type": {
            "type": "string",
            "format": "uri-reference",
            "description": "The kind of problem; about:blank where the status says it all.",
        },
        "title": {"type": "string", "description": "The kind of problem in a few words."},
        "status": {"type": "integer", "minimum": 100, "maximum": 599},
        "detail": {"type": "string", "description": "What is wrong with this request."},
        "instance": {"type": "string", "format": "uri-reference"},
    },
}
_PROBLEM_TYPE: Final = "application/problem+json"
#: Names for the schema, the best first, and for the answer to each status, with what it says.
_PROBLEM_NAMES: Final = ("ProblemDetails", "Problem", "RefusalProblem", "HttpProblemDetails")
_ANSWERS: Final[Mapping[str, tuple[str, str]]] = {
    "400": ("BadRequest", "The request is not what this operation takes."),
    "401": ("Unauthorized", "There are no credentials, or none that are valid here."),
    "403": ("Forbidden", "The credentials do not reach this far."),
    "404": ("NotFound", "What the path names is not there."),
    "422": ("UnprocessableContent", "The request is not what this operation takes."),
}


@frozen
class Offer:
    """Changes that add answers: how many, to how many operations; and what no Overlay of this document can change.

    `elsewhere` are operations that stand in another file, or whose answers are no object.
    """

    actions: tuple[Action, ...] = ()
    answers: int = 0
    operations: int = 0
    elsewhere: tuple[n.Endpoint, ...] = ()


def offer(
    contract: n.Contract,
    lacking: Iterable[Lacking],
    fits: Fits = lambda status, response: True,
    taken: Collection[str] = (),
) -> Offer:
    """The changes, in the document's order. `taken` are names of types that a new schema must not have."""
    found: dict[str, list[Lacking]] = {}
    for one in lacking:
        found.setdefault(one.endpoint.operation.at, []).append(one)
    habits = _Habits(contract, fits)
    made = _Components(contract, habits, taken)
    actions: list[Action] = []
    elsewhere: list[n.Endpoint] = []
    answers = 0
    for at, group in found.items():
        reached = _can_change(contract, group[0].endpoint.operation)
        steps = _steps(contract, at) if reached else ()
        if not reached or not can_say(steps):
            elsewhere.append(group[0].endpoint)
            continue
        statuses = sorted(habits.status(wanted) for one in group for wanted in one.wanted)
        update = {"responses": {status: {"$ref": made.reference(status)} for status in statuses}}
        actions.append(Action(steps, update, tuple(map(_why, group))))
        answers += len(statuses)
    whole = [made.action()] if made.is_needed else []
    return Offer((*whole, *actions), answers, len(actions), tuple(elsewhere))


def _why(one: Lacking) -> str:
    said = finding(RULES[one.rule], fact(one))
    return f"{said.message} ({said.id})"


def _can_change(contract: n.Contract, operation: n.Operation) -> bool:
    """Whether an Overlay reaches an operation, and can add answers to it."""
    components = contract.raw.get("components", {})
    sections = [components]
    if isinstance(components, dict):
        sections += [components.get(name, {}) for name in ("responses", "schemas")]
    objects = [operation.raw.get("responses", {}), *sections]
    return operation.at.startswith("#") and all(isinstance(one, dict) for one in objects)


def _steps(contract: n.Contract, at: str) -> tuple[str | int, ...]:
    """The steps to what stands at a key of the root document."""
    steps: list[str | int] = []
    value: Any = contract.raw
    for token in split(at.partition("#")[2]):
        step: str | int = int(token) if isinstance(value, list) else token
        value = value[step]
        steps.append(step)
    return tuple(steps)


# ── what the document does elsewhere ──────────────────────────────────────────────────────────────


class _Habits:
    """How the operations of a document refuse."""

    def __init__(self, contract: n.Contract, fits: Fits) -> None:
        self._contract = contract
        self._fits = fits
        self._statuses: Counter[str] = Counter()
        self._references: dict[str, Counter[str]] = {}
        self._answers: dict[tuple[str, str], n.Response] = {}
        self._bodies: dict[str, Counter[tuple[str, str]]] = {}
        self._media: dict[tuple[str, str], n.MediaType] = {}
        seen: set[str] = set()
        for endpoint in contract.endpoints:
            operation = endpoint.operation
            if endpoint.kind == "path" and operation.at not in seen:
                seen.add(operation.at)
                self._note(operation)

    def _note(self, operation: n.Operation) -> None:
        for status, node in operation.responses.items():
            response = self._contract.resolve(node)
            if response is None or not (status.startswith("4") or status == "default"):
                continue
            self._statuses[status] += 1
            # What is written in this document leads to the same from another place of it.
            if isinstance(node, n.Reference) and node.at.startswith("#"):
                written = node.raw["$ref"]
                self._references.setdefault(status, Counter())[written] += 1
                self._answers[status, written] = response
            for body in self._refers(response):
                self._bodies.setdefault(status, Counter())[body] += 1

    def _refers(self, response: n.Response) -> Iterator[tuple[str, str]]:
        """The media types of a response whose schema is a reference, with that."""
        for name, node in response.content.items():
            media = self._contract.resolve(node)
            if media is None or media.schema is None or not media.schema.at.startswith("#"):
                continue
            kind = name.partition(";")[0].strip().lower()
            raw = media.schema.raw
            if kind.endswith(("/json", "+json")) and isinstance(raw, dict) and [*raw] == ["$ref"]:
                body = (name, raw["$ref"])
                self._media.setdefault(body, media)
                yield body

    def status(self, wanted: tuple[str, ...]) -> str:
        """Of several statuses the one that the document uses most, the first of them where it uses none more."""
        return max(wanted, key=lambda status: self._statuses[status])

    def reference(self, status: str) -> str | None:
        """The answer that other operations give for a status, as they refer to it."""
        for written, _ in self._references.get(status, Counter[str]()).most_common():
            if self._fits(status, self._answers[status, written]):
                return written
        return None

    def body(self, status: str) -> tuple[str, str] | None:
        """The media type of errors and the reference to their schema: of this status, else of any refusal."""
        others = sum(self._bodies.values(), Counter[tuple[str, str]]())
        for counted in (self._bodies.get(status, Counter[tuple[str, str]]()), others):
            for body, _ in counted.most_common():
                media = self._media[body]
                made = n.Response(at=media.at, raw={}, content={body[0]: media})
                if self._fits(status, made):
                    return body
        return None

    def fits(self, status: str, response: n.Response) -> bool:
        return self._fits(status, response)


# ── what is new ───────────────────────────────────────────────────────────────────────────────────


class _Components:
    """The answers that operations refer to: those that are there, and those that have to be made."""

    def __init__(self, contract: n.Contract, habits: _Habits, taken: Collection[str]) -> None:
        self._contract = contract
        self._habits = habits
        self._taken = {_word(name) for name in taken}
        self._known: dict[str, str] = {}
        self._responses: dict[str, Any] = {}
        self._schemas: dict[str, Any] = {}

    @property
    def is_needed(self) -> bool:
        """Whether anything had to be made."""
        return bool(self._responses)

    def action(self) -> Action:
        """The change that adds what had to be made."""
        update: dict[str, Any] = {"responses": self._responses}
        if self._schemas:
            update["schemas"] = self._schemas
        return Action((), {"components": update}, ("What the answers below refer to.",))

    def reference(self, status: str) -> str:
        """The reference to the answer for a status."""
        if status not in self._known:
            found = self._habits.reference(status) or self._called(status)
            self._known[status] = self._make(status) if found is None else found
        return self._known[status]

    def _called(self, status: str) -> str | None:
        """The component that has the name of a status, though nobody refers to it yet."""
        for name in self._section("responses"):
            key = join("#/components/responses", name)
            node = self._contract.components.get(key)
            if _word(name) == _word(_ANSWERS[status][0]) and isinstance(node, n.Response):
                return key if self._habits.fits(status, node) else None
        return None

    def _make(self, status: str) -> str:
        name, description = _ANSWERS[status]
        media_type, schema = self._habits.body(status) or (_PROBLEM_TYPE, self._problem())
        name = self._free("responses", (name, f"{name}Problem", f"{name}Refusal"))
        content = {media_type: {"schema": {"$ref": schema}}}
        self._responses[name] = {"description": description, "content": content}
        return f"#/components/responses/{name}"

    def _problem(self) -> str:
        if not self._schemas:
            self._schemas[self._free("schemas", _PROBLEM_NAMES)] = PROBLEM
        [name] = self._schemas
        return f"#/components/schemas/{name}"

    def _free(self, section: str, names: tuple[str, ...]) -> str:
        """The first of several names that nothing has, whatever its capitals; the last may get a number."""
        taken = {_word(name) for name in self._section(section)}
        taken |= self._taken if section == "schemas" else set()
        tried = chain(names, (f"{names[-1]}{number}" for number in count(2)))
        return next(name for name in tried if _word(name) not in taken)

    def _section(self, name: str) -> Iterable[str]:
        components = self._contract.raw.get("components", {})
        return [*components.get(name, {})]


def _word(name: str) -> str:
    """A name as two of them count as one in generated code."""
    return pascal(words(name)).casefold()
