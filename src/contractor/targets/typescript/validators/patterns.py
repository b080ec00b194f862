"""Patterns of a document as regular expressions of TypeScript.

Takes a pattern, gives an expression that tests for it, or None where no engine takes it; refuses to know what
is tested. JSON Schema recommends ECMA-262 with the `u` flag. What only works without it (`\\-`, a bare `}`) is
written as what it means; what that cannot be done for is left to `pattern()`, which tries both.
"""

import re
from functools import lru_cache
from typing import Final, Literal

from contractor.contract.patterns import is_compiled
from contractor.targets.typescript.literals import quoted

#: What may stand behind a backslash under the `u` flag, as far as it is plain to see.
_ESCAPED: Final = re.compile(
    r"\\(?:[\^$\\.*+?()\[\]{}|/dDsSwWtnrvf]|0(?![0-9])|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]{1,6}\}"
    r"|c[A-Za-z]|[pP]\{(?:L[ulmot]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfo]?|Alphabetic)\})"
)
_OUTSIDE: Final = re.compile(r"\\[bB]|\\[1-9][0-9]?|\\k<[A-Za-z_][A-Za-z0-9_]*>")
_NEEDLESS: Final = re.compile(r"""\\([ !"#%&',:;<=>@_`~-])""")
_QUANTIFIER: Final = re.compile(r"\{[0-9]+(?:,[0-9]*)?\}")
_GROUP: Final = re.compile(r"\(\?(?:[:=!]|<[=!]|<[A-Za-z_][A-Za-z0-9_]*>)")
#: Line ends and what no editor shows, as they stand in a literal.
_HIDDEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@lru_cache(maxsize=4096)
def expression(pattern: str) -> tuple[str, bool] | None:
    """The expression, and whether it calls `pattern()`; None where neither engine takes the pattern."""
    if not is_compiled(pattern):
        return None
    flags = "u"
    text = pattern
    if text.startswith("(?i)"):
        flags, text = "iu", text[4:]
    found = _spelled(text)
    if found is not None:
        return f"/{found or '(?:)'}/{flags}", False
    return f"pattern({quoted(pattern)})", True


def _spelled(pattern: str) -> str | None:
    """The pattern as it stands between slashes, under the `u` flag; None where it is not plain to see."""
    out: list[str] = []
    at, inside = 0, False
    # Whether what stands before can be repeated, or is repeated already and can be made lazy.
    before: Literal["nothing", "atom", "repeated"] = "nothing"
    while at < len(pattern):
        char = pattern[at]
        found: str | None = char
        length = 1
        if char == "\\":
            found, length = _escape(pattern, at, inside=inside)
        elif inside:
            inside = char != "]"
            if pattern.startswith(("--", "&&", "[:"), at):
                return None
        elif char == "[":
            inside = True
        elif char == "/":
            found = "\\/"
        elif char in "}]":
            found = "\\" + char
        elif char == "{":
            quantifier = _QUANTIFIER.match(pattern, at)
            found = quantifier[0] if quantifier else "\\{"
            length = len(quantifier[0]) if quantifier else 1
        elif pattern.startswith("(?", at):
            group = _GROUP.match(pattern, at)
            found = group[0] if group else None
            length = len(group[0]) if group else 1
        if found is None:
            return None
        if not inside and found[0] in "*+?{":
            if before == "nothing" or (before == "repeated" and found != "?"):
                return None
            before = "repeated" if before == "atom" else "nothing"
        elif not inside:
            alone = found in ("^", "$", "|", "\\b", "\\B") or found.startswith("(")
            before = "nothing" if alone else "atom"
        out.append(_HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", found))
        at += length
    return None if inside else "".join(out)


def _escape(pattern: str, at: int, *, inside: bool) -> tuple[str | None, int]:
    """An escape as the `u` flag has it, and its length; None where it is none."""
    found = _ESCAPED.match(pattern, at) or (None if inside else _OUTSIDE.match(pattern, at))
    if found is not None:
        return found[0], len(found[0])
    needless = _NEEDLESS.match(pattern, at)
    if needless is None:
        return None, 1
    return (f"\\{needless[1]}" if inside and needless[1] == "-" else needless[1]), 2
