"""What an operation answers where it goes well.

Takes operations, gives answers; refuses to know what they tell.
"""

from collections.abc import Mapping
from typing import Final

from contractor.model import Answer, Call
from contractor.resources import Role

#: What says that it went well, best first.
_BEST: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.CREATE: ("201", "200", "202", "204"),
    Role.DELETE: ("204", "200", "202"),
}
_USUAL: Final = ("200", "201", "202", "204")


def success(call: Call, role: Role) -> Answer | None:
    """The answer that says that it went well; None where nothing at all is documented."""
    documented = by_status(call)
    for name in dict.fromkeys((*_BEST.get(role, _USUAL), *_USUAL)):
        if name in documented:
            return documented[name]
    listed = sorted(name for name in documented if name.isdecimal())
    for first in ("2", "3"):
        for name in listed:
            if name.startswith(first):
                return documented[name]
        if f"{first}XX" in documented:
            return documented[f"{first}XX"]
    if "DEFAULT" in documented:
        return documented["DEFAULT"]
    return documented[listed[0]] if listed else next(iter(documented.values()), None)


def status(answer: Answer, role: Role) -> int:
    """The status that an answer is sent with."""
    if answer.status.isdecimal():
        return int(answer.status)
    if answer.status[:1].isdigit() and answer.status[0] != "2":
        return int(answer.status[0]) * 100
    return 201 if role is Role.CREATE else 200


def by_status(call: Call) -> Mapping[str, Answer]:
    """The documented answers, by their statuses in capitals."""
    return {answer.status.upper(): answer for answer in call.answers}
