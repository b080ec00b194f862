"""Text of a document as it can be shown: nothing in it acts on a terminal, a log or a reader's eye.

Takes any string, gives one line; refuses to know the format that prints it.
"""

import re
from typing import Final

# Control characters, line separators, surrogates, and characters that reorder or hide others
# (Unicode TR36 §2.10, "Trojan Source").
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
#: GitHub's runner obeys this wherever it stands in a line of a log.
_COMMAND: Final = "##["
_SHORT: Final = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def visible(text: str) -> str:
    """The text with every character that is no visible one written as an escape."""
    if text.isascii() and text.isprintable() and _COMMAND not in text:
        return text
    shown = _UNSEEN.sub(lambda found: _SHORT.get(found[0]) or escape(found[0]), text)
    return shown.replace(_COMMAND, r"##\[")


def escape(character: str) -> str:
    """A character as JSON and Python write it: `\\u202e`."""
    return f"\\u{ord(character):04x}"


def escape_unseen(text: str) -> str:
    """JSON text in which every unseen character is an escape; the text's own line ends stay."""
    shown = _UNSEEN.sub(lambda found: found[0] if found[0] == "\n" else escape(found[0]), text)
    return shown.replace(_COMMAND, "##" + escape("["))
