"""The types of what operations take and give, as code beside the generated package has them.

Takes operations, gives annotations and notes their imports; refuses to know where they will stand.
"""

from collections.abc import Sequence

from contractor.model import Anything, Call, Input, Model
from contractor.targets.fastapi.bodies import Carried, carried
from contractor.targets.fastapi.names import BODY, PRINCIPAL, CallNames
from contractor.targets.pydantic.plain import Plain
from contractor.targets.python.layout import Atom, Code, Group, either
from contractor.targets.python.module import Module


class Typed:
    """Annotations in one module: those of `plain`, and of the `boundary`.

    `public` is where principals are imported from, by default the boundary as well.
    """

    def __init__(
        self, model: Model, module: Module, plain: Plain, boundary: str, public: str = ""
    ) -> None:
        self._model = model
        self._module = module
        self._boundary = boundary
        self._public = public or boundary
        self.plain = plain

    def inputs(self, call: Call) -> list[Input]:
        """The parameters that an operation can have."""
        return [
            one
            for one in call.inputs
            if one.place != "path" or f"{{{one.property.name}}}" in call.path
        ]

    def arguments(self, call: Call, names: CallNames) -> list[tuple[str, Code]]:
        """What a method that implements an operation is called with, and of which types."""
        found = [
            (names.arguments[one.place, one.property.name], self.argument(one))
            for one in self.inputs(call)
        ]
        body = self.body(call)
        if body is not None:
            found.append((BODY, body))
        security = self._model.contract.endpoints[call.index].security
        if any(security):
            code = Atom(self._module.use(self._public, "Principal"))
            found.append((PRINCIPAL, either([code, Atom("None")]) if {} in security else code))
        return found

    def argument(self, one: Input) -> Code:
        """The type of a parameter, None where it may be absent."""
        code = self.plain.code(one.property.type)
        is_there = one.property.required or one.property.default
        return code if is_there else or_none(code)

    def body(self, call: Call) -> Code | None:
        """The type of the body that an operation takes, if it takes one."""
        bodies = carried(self._model, call.bodies, sent=True)[0]
        if not bodies:
            return None
        codes = {code.flat: code for code in map(self._taken, bodies)}
        code = either(list(codes.values()))
        return code if call.body_required else or_none(code)

    def given(self, bodies: Sequence[Carried]) -> Code:
        """The type of what an answer holds."""
        codes = {code.flat: code for code in (self.given_one(one) for one in bodies)}
        return either(list(codes.values()))

    def given_one(self, one: Carried) -> Code:
        """The same where it is of one media type."""
        match one.kind:
            case "stream":
                item = self.plain.code(one.body.type)
                return Group(self._module.use(self._boundary, "Stream"), [item])
            case "bytes" | "other":
                return Atom("bytes")
            case "text" if isinstance(one.body.type, Anything):
                return Atom("str")
            case _:
                return self.plain.code(one.body.type)

    def _taken(self, one: Carried) -> Code:
        match one.kind:
            case "bytes" | "other":
                return Atom("bytes")
            case _:
                return self.plain.code(one.body.type)


def or_none(code: Code) -> Code:
    """The type, or None."""
    return (
        code if code.flat.endswith("None") or code.flat == "Any" else either([code, Atom("None")])
    )
