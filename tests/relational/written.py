"""Patterns and texts by chance, for holding databases against the engine.

Each pattern is given twice: as a document has it, and in words that the engine reads as ECMA-262 does, for it
takes a carriage return for a character of `.`, and a letter with an accent for one of a word.
"""

from random import Random

_CHARS = "aabbcz09_-:/. é😀A]^\\*?[{"
_ESCAPED = {char: "\\" + char for char in "\\*?[{}]^.$|()+-/"}
_SETS = (r"\d", r"\w", r"\s", r"\D", r"\W", r"\S")
_CLASSES = (
    "[a-z]", "[a-z0-9]", "[0-9]", "[^/]", "[^:]", "[A-Za-z0-9_-]", "[ab]", "[^a]", "[\\]^-]", "[^\\]^-]", "[-a]",
    "[^^]", "[\\w.]", "[^\\s@]", "[\\s\\S]", "[*?]", "[\\[a]", "[é😀]", "[a-é]", "[\\u0000-\\u001f]", "[^\\x00-\\x20]",
    "[0-9a-f]", "[+-9]", "[\\u0100-\\uffff]", "[!-~]", "[^\\u{10000}-\\u{10FFFF}]", "[^-]", "[\\\\]",
)  # fmt: skip
_COUNTS = (
    "*",
    "+",
    "?",
    "{2}",
    "{1,3}",
    "{2,}",
    "{0,2}",
    "{10}",
    "{4}",
    "*?",
    "+?",
    "{0,}",
    "{300}",
)
#: What databases and engines stumble over.
_ODD = "\n\r\t\u2028\x85\u00a0\ufeff\ufffd\uffff\U0010ffff\u0663éÉß😀'\"%_ \x7f\x01"


class Patterns:
    """Patterns by chance."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def pattern(self) -> tuple[str, str]:
        """A pattern, and as the engine reads it."""
        if self._chance.random() < 0.3:
            return self._shaped()
        parts = [self._sequence(2)]
        while self._chance.random() < 0.2:
            parts.append(self._sequence(1))
        return _joined("|", [self._anchored(*part) for part in parts])

    def _shaped(self) -> tuple[str, str]:
        """One of the shapes that people write."""
        a, b, c = (self._set() for _ in range(3))
        s = self._literal()
        n = self._chance.choice(_COUNTS)
        shape = self._chance.choice(
            (
                [a, "+", s, b, "+"], [a, "+(", s, a, "+)*"], [a, n, s, a, n, s, a, n], [s, a, n], [a, n, s],
                ["(?:", a, "{4})*", a, "{2}=="], [a, b, "*"], ["(?=.*", a, ")", b, n], ["(?!", s, ")", a, n],
                [s, a, n, s], [a, n, b, n, c, n], [s, ".*"], [a, "*", b, n],
                [a, "+@", b, "+\\.", c, "+"], ["(", s, "|", a, n, ")", b],
                ["(?:", s, ")?", a, n],
            )
        )  # fmt: skip
        pairs = [(part, part) if isinstance(part, str) else part for part in shape]
        raw, spelled = "".join(one for one, _ in pairs), "".join(other for _, other in pairs)
        return f"^{raw}$", f"^{spelled.replace('.*', _DOT + '*')}$"

    def _anchored(self, raw: str, spelled: str) -> tuple[str, str]:
        start = "^" if self._chance.random() < 0.75 else ""
        end = "$" if self._chance.random() < 0.7 else ""
        return f"{start}{raw}{end}", f"{start}{spelled}{end}"

    def _sequence(self, depth: int) -> tuple[str, str]:
        return _joined("", [self._counted(depth) for _ in range(self._chance.randint(1, 4))])

    def _counted(self, depth: int) -> tuple[str, str]:
        raw, spelled = self._atom(depth)
        if self._chance.random() < 0.45:
            count = self._chance.choice(_COUNTS)
            return raw + count, spelled + count
        return raw, spelled

    def _atom(self, depth: int) -> tuple[str, str]:
        kind = self._chance.random()
        if kind < 0.45:
            return self._literal()
        if kind < 0.8 or not depth:
            return self._set()
        options = [self._sequence(depth - 1) for _ in range(self._chance.randint(1, 3))]
        raw, spelled = _joined("|", options)
        opening = self._chance.choice(("(", "(?:", "(?<n1>" if depth == 3 else "("))
        return f"{opening}{raw})", f"{opening}{spelled})"

    def _literal(self) -> tuple[str, str]:
        char = self._chance.choice(_CHARS)
        found = _ESCAPED.get(char, char)
        return found, found

    def _set(self) -> tuple[str, str]:
        kind = self._chance.random()
        if kind < 0.15:
            return ".", _DOT
        found = self._chance.choice(_SETS if kind < 0.3 else _CLASSES)
        spelled = _SPELLED.get(found, found)
        for escape, meant in ((r"\s@", f"{_SPACE}@"), (r"[\w", "[A-Za-z0-9_")):
            spelled = spelled.replace(escape, meant)
        return found, spelled


#: What the engine reads otherwise beside a look ahead.
_SPACE = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_DOT = r"[^\n\r\u2028\u2029]"
_SPELLED = {
    r"\s": f"[{_SPACE}]",
    r"\S": f"[^{_SPACE}]",
    r"\w": "[A-Za-z0-9_]",
    r"\W": "[^A-Za-z0-9_]",
    r"\d": "[0-9]",
    r"\D": "[^0-9]",
}


def _joined(between: str, parts: list[tuple[str, str]]) -> tuple[str, str]:
    return between.join(one for one, _ in parts), between.join(other for _, other in parts)


def texts(chance: Random, near: list[str]) -> list[str]:
    """Texts by chance: those that are near, changed in a place, and others."""
    alphabet = _CHARS + _ODD
    found = ["", *near]
    for text in near:
        for _ in range(4):
            at = chance.randint(0, len(text))
            found.append(text[:at] + chance.choice(alphabet) + text[at + chance.randint(0, 1) :])
            found.append(text[:at] + text[at + 1 :])
        found += [text + "\n", text + text, " " + text]
    found += [
        "".join(chance.choice(alphabet) for _ in range(chance.randint(1, 8))) for _ in range(15)
    ]
    return sorted({text for text in found if not any(map(_is_nowhere, text))})


def _is_nowhere(char: str) -> bool:
    """Whether no text of a database has a character."""
    return char == "\0" or "\ud800" <= char <= "\udfff"
