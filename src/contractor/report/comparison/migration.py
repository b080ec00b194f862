"""What a client must change because of a breaking change: in words, in Python, in TypeScript.

Takes a change and both models, gives a guide; refuses to guess: where a name or a value is not certain there
are words and no code. Python programs use the models, TypeScript programs the client.
"""

import json
from typing import Final

from contractor.contract.travel import Direction
from contractor.diff.change import Change, Promise
from contractor.frozen import frozen
from contractor.model import Call
from contractor.report.comparison import samples, spelling
from contractor.report.comparison.samples import Samples
from contractor.report.comparison.spelling import Names, cut
from contractor.report.comparison.subject import (
    AnswerChanged,
    CallGone,
    ParameterChanged,
    PropertyChanged,
    Version,
    calls,
    enumeration,
    subject,
    value_at,
)
from contractor.source import split

_GONE: Final = "nothing answers this any more"


@frozen
class Guide:
    """`words` say what to change, `samples` show it."""

    words: str
    samples: Samples


def guide(change: Change, old: Version, new: Version, names: Names) -> Guide:
    """What whoever calls the service must do about a change."""
    if change.promise is Promise.DATA:
        return Guide(
            f"Nothing in a client; what is stored changes: {_sentence(change.remedy)}.", Samples()
        )
    match subject(change, old, new):
        case CallGone(gone):
            said = "Stop calling it: nothing answers any more."
            return Guide(said, samples.calls_gone(gone, _GONE))
        case AnswerChanged(status, reached) if reached:
            return _answer(change, status, reached)
        case ParameterChanged() as found:
            return _parameter(change, found, old, new)
        case PropertyChanged(rest=rest) as found:
            if rest[:1] == ("enum",) and not (change.base and change.revision):
                return _listed(change, found, old, new, names)
            if change.direction is Direction.RESPONSE:
                return _read(change, found, old, new, names)
            return _sent(change, found, old, new, names)
    return _elsewhere(change, calls(change, new) or calls(change, old))


def _answer(change: Change, status: str, reached: tuple[Call, ...]) -> Guide:
    """An answer that does not come any more, or comes besides the others."""
    named, call = cut(status), reached[0]
    known = cut(", ".join(answer.status for answer in call.answers))
    if change.revision:
        return Guide(f"Be ready for {named}.", samples.answer(status, gone=False))
    left = f": what is documented now is {known}" if known else ""
    return Guide(f"Do not wait for {named}{left}.", samples.answer(status, gone=True, note=known))


def _parameter(change: Change, found: ParameterChanged, old: Version, new: Version) -> Guide:
    before, after = found.old, found.new
    one = after or before
    if one is None or not found.calls:
        return _elsewhere(change, found.calls)
    call = found.calls[0]
    called = f"the {one.place} parameter {cut(one.name)}"
    if after is None:
        shown = samples.request(call, one, before=True, after=False)
        return Guide(f"Leave {called} out: it is gone.", shown)
    if after.required and (before is None or not before.required):
        shown = samples.request(call, one, before=False, after=True)
        return Guide(f"Send {called} with every request.", shown)
    told, note = _told(change, cut(one.name), old, new)
    shown = samples.request(call, one, before=True, after=True, note=note)
    return Guide(f"Check what you send as {called}{told}.", shown)


def _sent(
    change: Change, found: PropertyChanged, old: Version, new: Version, names: Names
) -> Guide:
    """A property of what a client sends."""
    name = cut(found.name)
    before, after = found.old or found.new, found.new or found.old
    if before is None or after is None:
        return Guide(_sentence(change.message), Samples())
    if found.new is None:
        shown = samples.sent(before, after, names, before=True, after=False)
        return Guide(f"Stop sending {name}: it is gone.", shown)
    was_required = found.old is not None and found.old[1].required
    if not found.rest and found.new[1].required and not was_required:
        shown = samples.sent(before, after, names, before=False, after=True)
        return Guide(f"Send {name} always.", shown)
    told, note = _told(change, name, old, new)
    shown = samples.sent(before, after, names, before=True, after=True, note=note)
    return Guide(f"Check what you send as {name}{told}.", shown)


def _read(
    change: Change, found: PropertyChanged, old: Version, new: Version, names: Names
) -> Guide:
    """A property of what a client gets."""
    name = cut(found.name)
    if found.new is None:
        shown = samples.read(found.old, None, "it is never there")
        return Guide(f"Do not read {name}: it is gone.", shown)
    was_required = found.old is not None and found.old[1].required
    if not found.rest and was_required and not found.new[1].required:
        shown = samples.read_with_care(found.new, names)
        return Guide(f"Be ready for answers without {name}.", shown)
    told, note = _told(change, name, old, new)
    shown = samples.read(found.old or found.new, found.new, note)
    return Guide(f"Check what you do with {name}{told}.", shown)


def _listed(
    change: Change, found: PropertyChanged, old: Version, new: Version, names: Names
) -> Guide:
    """A value that a property may no longer have, or may have now."""
    gone, sends = not change.revision, change.direction is not Direction.RESPONSE
    side, owned = (old, found.old) if gone else (new, found.new)
    value = value_at(side.model.contract, change.base or change.revision)
    said, name = _json(value), cut(found.name)
    if owned is None:
        return Guide(_sentence(change.message), Samples())
    constant = samples.constant(enumeration(side.model, owned[1].type), value)
    if not gone:
        shown = samples.handled(owned, constant, value, names)
        return Guide(f"Be ready for {said} as {name}.", shown)
    if not sends:
        said = f"{said} does not come as {name} any more: what handles it is never reached."
        return Guide(said, Samples())
    left = _values(new, found)
    words = f"Do not send {said} as {name}" + (f": what is left is {left}." if left else ".")
    written = (constant or spelling.python_literal(value), spelling.literal(value))
    note = f"choose another one: {left}" if left else "choose another value"
    after = found.new or owned
    shown = samples.sent(owned, after, names, before=True, after=True, note=note, value=written)
    return Guide(words, shown)


def _elsewhere(change: Change, reached: tuple[Call, ...]) -> Guide:
    """What is about neither an operation, a parameter nor a property: where to look."""
    note = _sentence(change.message)
    words = f"Look at every place that depends on it: {note}."
    return Guide(words, samples.calls_to_check(reached, note))


def _values(side: Version, found: PropertyChanged) -> str:
    """What a property may be, as a list."""
    kind = None if found.new is None else enumeration(side.model, found.new[1].type)
    return "" if kind is None else cut(", ".join(_json(one.value) for one in kind.members))


def _told(change: Change, name: str, old: Version, new: Version) -> tuple[str, str]:
    """What became of a plain value, for the end of a sentence and for a comment.

    Where it is none the sentence needs no end, since the change's own words stand before it.
    """
    before = value_at(old.model.contract, change.base)
    after = value_at(new.model.contract, change.revision)
    plain = all(one is None or isinstance(one, str | int | float) for one in (before, after))
    tokens = split((change.revision or change.base).partition("#")[2])
    if not plain or not tokens or (before is None and after is None):
        return "", _sentence(change.message)
    keyword = cut(tokens[-1])
    if before is None:
        said = f"{keyword} is {_json(after)}, and was not there before"
    elif after is None:
        said = f"{keyword} was {_json(before)}, and is gone"
    else:
        said = f"{keyword} is {_json(after)}, and was {_json(before)}"
    return f": {said}", f"{name}: {said}"


def _json(value: object) -> str:
    return cut(json.dumps(value, ensure_ascii=False))


def _sentence(text: str) -> str:
    return cut(text.removesuffix("."))
