"""What things are called, in English: one of them, and several.

Takes words, gives words; refuses to know what they name. A word whose forms follow no rule stays as it is.
"""

from typing import Final

from contractor.text import Words

#: Plural → one of it, where no rule has it.
_ODD: Final = {
    "ids": "id",
    "people": "person",
    "children": "child",
    "indices": "index",
    "vertices": "vertex",
    "statuses": "status",
    "aliases": "alias",
    "addresses": "address",
    "buses": "bus",
    "movies": "movie",
    "cookies": "cookie",
    "caches": "cache",
}
_ONE: Final = {one: plural for plural, one in _ODD.items()}
#: Ends of words that are no plural.
_SINGULAR: Final = ("ss", "us", "sis", "xis", "news", "series")
_HISSING: Final = ("sses", "shes", "ches", "xes", "zes")


def singular(name: Words) -> Words:
    """One of several: `special events` → `special event`."""
    return (*name[:-1], singular_word(name[-1])) if name else name


def singular_word(word: str) -> str:
    """The same of one word: `events` → `event`."""
    lower = word.lower()
    if lower in _ODD:
        return _ODD[lower]
    if lower.endswith(_SINGULAR) or not lower.endswith("s") or len(lower) < 4:
        return word
    if lower.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if lower.endswith(_HISSING) else word[:-1]


def plural(name: Words) -> Words:
    """Several of one: `special event` → `special events`."""
    if not name:
        return name
    word = name[-1]
    lower = word.lower()
    if lower in _ONE:
        several = _ONE[lower]
    elif singular(name) != name:
        several = word
    elif lower.endswith("y") and len(lower) > 2 and lower[-2] not in "aeiou":
        several = f"{word[:-1]}ies"
    elif lower.endswith(("s", "sh", "ch", "x", "z")):
        several = f"{word}es"
    else:
        several = f"{word}s"
    return (*name[:-1], several)


def counted(count: int, noun: str) -> str:
    """`1 operation`, `2 operations`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def phrase(name: Words) -> str:
    """As prose has it: `special event`."""
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in name)


def article(text: str) -> str:
    """`a special event`, `an order`."""
    return f"{'an' if text[:1].lower() in 'aeio' else 'a'} {text}"
