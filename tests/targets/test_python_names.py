"""Names as Python can have them."""

import keyword

import pytest

from contractor.targets.python.identifiers import attribute, constant, module_name, type_name
from contractor.text import Words, words


@pytest.mark.parametrize(
    ("name", "typed", "attributed", "module"),
    [
        (("order", "Line"), "OrderLine", "order_line", "order_line"),
        (("none",), "None_", "none", "none"),
        (("class",), "Class", "class_", "class_"),
        (("list",), "List", "list_", "list"),
        (("self",), "Self", "self_", "self"),
        (("ﬁne",), "FIne", "fine", "fine"),
        (("größe",), "Größe", "größe", "grosse"),
        (("日本",), "日本", "日本", "日本"),
        (("²",), "n2", "n2", "n2"),
        (("AUX",), "AUX", "aux", "aux_"),
    ],
)
def test_names(name: Words, typed: str, attributed: str, module: str) -> None:
    assert (type_name(name), attribute(name), module_name(name)) == (typed, attributed, module)


def test_whatever_the_words_an_identifier_comes_out() -> None:
    for text in (
        "",
        "-",
        "1",
        "½",
        "🙂",
        "a\u0301",
        "import",
        "True",
        "__x__",
        "x²",
        "\u0378",
        "ªº",
    ):
        for make in (type_name, attribute, constant, module_name):
            found = make(words(text))
            assert found.isidentifier(), (text, found)
            assert not keyword.iskeyword(found)


def test_module_names_fit_on_every_disk() -> None:
    assert module_name(("word",) * 100) == "_".join(["word"] * 12)
    assert len(module_name(("x" * 300,)).encode()) < 250
