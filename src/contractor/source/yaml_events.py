"""The events of a YAML text: PyYAML's parser (libyaml where it is there), breaking lines as YAML 1.2 does.

Takes text, gives events; refuses to know what they come to.
"""

from collections.abc import Callable
from itertools import islice
from typing import Any, Final

import yaml

from contractor.source.syntax import Refused

NODES: Final = (yaml.ScalarEvent, yaml.AliasEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)
ENDS: Final = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML 1.2 §5.4 made these ordinary characters; libyaml still breaks lines at them (1.1).
_BREAKS: Final = "\x85\u2028\u2029"
_PRIVATE: Final = range(0xE000, 0xF900)


def events(text: str) -> Callable[[], Any]:
    """The parser's events, one for each call."""
    if not any(character in text for character in _BREAKS):
        read: Callable[[], Any] = _Parser(text).get_event
        return read
    # Characters of equal length stand in for them, so that every offset stays true: such as the text
    # holds neither as they are nor as escapes.
    used, lowered = set(text), text.lower()
    free = (c for c in _PRIVATE if chr(c) not in used and f"{c:x}" not in lowered)
    stand_ins = "".join(map(chr, islice(free, len(_BREAKS))))
    if len(stand_ins) < len(_BREAKS):
        raise Refused("invalid-yaml", "the text uses every private character there is", 0)
    back = str.maketrans(stand_ins, _BREAKS)
    source = _Parser(text.translate(str.maketrans(_BREAKS, stand_ins))).get_event

    def restored() -> Any:
        event = source()
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.translate(back)
        return event

    return restored


class Merge:
    """Stands for the key `<<`, which is no string when it is written plainly."""


MERGE: Final = Merge()
