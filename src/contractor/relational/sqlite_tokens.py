"""SQL of SQLite as tokens, and tokens as text that is the same however they were written.

Takes text, gives tokens; refuses to know what statements mean.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final, Literal

from contractor.frozen import frozen

TokenKind = Literal["word", "name", "string", "blob", "number", "sign"]
_TOKEN: Final = re.compile(
    r"""(?P<space>\s+|--[^\n]*|/\*.*?(?:\*/|\Z))
    |(?P<blob>[xX]'[0-9a-fA-F]*')
    |(?P<string>'(?:[^']|'')*')
    |(?P<name>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\])
    |(?P<number>0[xX][0-9a-fA-F]+|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<word>[A-Za-z_\u0080-\U0010ffff][A-Za-z0-9_$\u0080-\U0010ffff]*)
    |(?P<sign><>|!=|==|<=|>=|\|\||<<|>>|->>|->|.)""",
    re.VERBOSE | re.DOTALL,
)
_WITHOUT_CASE: Final[Mapping[str, TokenKind]] = {
    "word": "word",
    "blob": "blob",
    "number": "number",
}
#: Two signs for one thing.
_SAME: Final = {"!=": "<>", "==": "="}
#: Before and behind these stands no space.
_TIGHT_BEFORE: Final = frozenset({",", ")", ".", ";"})
_TIGHT_BEHIND: Final = frozenset({"(", "."})


@frozen
class Token:
    """One token. `text` of a name is the name itself; words are in lower case, since SQLite tells no case apart."""

    kind: TokenKind
    text: str

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords."""
        return self.kind == "word" and self.text in words


def tokens(sql: str) -> list[Token]:
    """The tokens of a text, without spaces and comments."""
    found: list[Token] = []
    for one in _TOKEN.finditer(sql):
        kind, text = one.lastgroup, one.group()
        if kind is None or kind == "space":
            continue
        if kind == "name":
            found.append(Token("name", _unquoted(text).lower()))
        elif kind == "string":
            found.append(Token("string", text))
        elif kind in _WITHOUT_CASE:
            found.append(Token(_WITHOUT_CASE[kind], text.lower()))
        else:
            found.append(Token("sign", _SAME.get(text, text)))
    return found


def split(found: Sequence[Token]) -> list[list[Token]]:
    """Tokens between the commas that stand in no brackets."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for one in found:
        depth += _depth(one)
        if one.kind == "sign" and one.text == "," and depth == 0:
            parts.append([])
        else:
            parts[-1].append(one)
    return parts


def bracketed(found: Sequence[Token], start: int = 0) -> int:
    """Where the bracket ends that begins at `start`: the place behind it."""
    depth = 0
    for place in range(start, len(found)):
        depth += _depth(found[place])
        if depth == 0:
            return place + 1
    return len(found)


def unwrapped(found: Sequence[Token]) -> Sequence[Token]:
    """Tokens without brackets around the whole of them."""
    while len(found) > 1 and _depth(found[0]) == 1 and bracketed(found) == len(found):
        found = found[1:-1]
    return found


def spelled(found: Sequence[Token], columns: Collection[str] = ()) -> str:
    """Tokens as text: names of columns in quotation marks, all other words in capitals but for functions."""
    text = ""
    tight = True
    for place, one in enumerate(found):
        called = place + 1 < len(found) and found[place + 1].text == "("
        said = _spelled(one, columns, called=called)
        is_call = place > 0 and one.text == "(" and _is_function(found[place - 1], columns)
        if not tight and one.text not in _TIGHT_BEFORE and not is_call:
            text += " "
        text += said
        tight = one.kind == "sign" and one.text in _TIGHT_BEHIND
    return text


def quoted(name: str) -> str:
    """A name in quotation marks."""
    return '"' + name.replace('"', '""') + '"'


def _spelled(one: Token, columns: Collection[str], *, called: bool) -> str:
    if one.kind == "name" or (one.kind == "word" and one.text in columns and not called):
        return quoted(one.text)
    if one.kind == "word":
        return one.text if called and one.text not in _OPERATORS else one.text.upper()
    return one.text


#: Words before a bracket that call no function.
_OPERATORS: Final = frozenset(
    "and or not in is like glob between where on as check default key unique references case when then else".split()
)


def _is_function(one: Token, columns: Collection[str]) -> bool:
    return one.kind == "word" and one.text not in _OPERATORS


def _depth(one: Token) -> int:
    if one.kind != "sign":
        return 0
    return {"(": 1, ")": -1}.get(one.text, 0)


def _unquoted(text: str) -> str:
    mark = text[-1]
    return text[1:-1] if mark == "]" else text[1:-1].replace(mark * 2, mark)
