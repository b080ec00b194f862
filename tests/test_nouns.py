"""One of several, several of one: the words of paths and tags, as English mostly has them."""

import pytest

from contractor.nouns import plural, singular


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("book", "books"),
        ("category", "categories"),
        ("key", "keys"),
        ("box", "boxes"),
        ("address", "addresses"),
        ("status", "statuses"),
        ("person", "people"),
        ("movie", "movies"),
    ],
)
def test_there_and_back(one: str, several: str) -> None:
    assert plural(("special", one)) == ("special", several)
    assert singular(("special", several)) == ("special", one)


def test_short_words_keep_their_letters() -> None:
    assert plural(("blocked", "by")) == ("blocked", "bys")


def test_several_stay_several_and_nothing_stays_nothing() -> None:
    assert plural(("books",)) == ("books",)
    assert plural(()) == singular(()) == ()
