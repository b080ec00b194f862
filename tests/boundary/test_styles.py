"""Parameters in every place, style and form, against texts written out, and against a writer of our own."""

import json
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from contractor.runtime.boundary import Refused
from contractor.runtime.boundary.parameters import Parameters, Sent
from tests.boundary.serving import read

LIST = "{type: array, items: {type: integer}}"
TEXTS = "{type: array, items: {type: string}}"
POINT = "{type: object, properties: {x: {type: integer}, y: {type: string}}, additionalProperties: false}"
MAP = "{type: object, additionalProperties: {type: integer}}"


class Reading:
    """One parameter `p`, as it is read."""

    def __init__(
        self, place: str, style: str | None, explode: bool | None, schema: str, **more: Any
    ) -> None:
        one: dict[str, Any] = {"name": "p", "in": place, "schema": yaml.safe_load(schema), **more}
        if "content" in more:
            del one["schema"]
        one |= {} if style is None else {"style": style}
        one |= {} if explode is None else {"explode": explode}
        one |= {"required": True} if place == "path" else {}
        path = "/x/{p}" if place == "path" else "/x"
        document = {
            "openapi": "3.2.0",
            "info": {"title": "X", "version": "1"},
            "paths": {path: {"get": {"parameters": [one], "responses": {"204": {}}}}},
        }
        contract = read(yaml.safe_dump(document))
        self._place = place
        described = contract.description["operations"][0]
        self._parameters = Parameters(described["parameters"], contract.schemas)

    def __call__(self, text: str | bytes) -> Any:
        raw = text.encode() if isinstance(text, str) else text
        path = {"p": raw.decode("latin-1")} if self._place == "path" else {}
        query = raw if self._place in ("query", "querystring") else b""
        headers = {"header": [(b"p", raw)], "cookie": [(b"cookie", raw)]}.get(self._place, [])
        return self._parameters.read(Sent(path, query, headers))["p"]


#: Place, style, explode, schema, the text as it is sent, the value (OpenAPI 3.2 §4.12.4, RFC 6570 §3.2).
TABLE: list[tuple[str, str | None, bool | None, str, str, Any]] = [
    ("path", None, None, "{type: integer}", "5", 5),
    ("path", None, None, "{type: string}", "a%2Fb%20%2b", "a/b +"),
    ("path", None, None, "{type: string}", "a+b", "a+b"),
    ("path", "simple", False, LIST, "3,4,5", [3, 4, 5]),
    ("path", "simple", True, LIST, "3,4,5", [3, 4, 5]),
    ("path", "simple", False, TEXTS, "a%2Cb,c", ["a,b", "c"]),
    ("path", "simple", False, POINT, "x,1,y,two", {"x": 1, "y": "two"}),
    ("path", "simple", True, POINT, "x=1,y=two", {"x": 1, "y": "two"}),
    ("path", "label", False, "{type: integer}", ".5", 5),
    ("path", "label", False, "{type: string}", ".", ""),
    ("path", "label", False, LIST, ".3,4,5", [3, 4, 5]),
    ("path", "label", True, LIST, ".3.4.5", [3, 4, 5]),
    ("path", "label", False, POINT, ".x,1,y,two", {"x": 1, "y": "two"}),
    ("path", "label", True, POINT, ".x=1.y=two", {"x": 1, "y": "two"}),
    ("path", "matrix", False, "{type: integer}", ";p=5", 5),
    ("path", "matrix", False, "{type: string}", ";p", ""),
    ("path", "matrix", False, LIST, ";p=3,4,5", [3, 4, 5]),
    ("path", "matrix", True, LIST, ";p=3;p=4;p=5", [3, 4, 5]),
    ("path", "matrix", False, POINT, ";p=x,1,y,two", {"x": 1, "y": "two"}),
    ("path", "matrix", True, POINT, ";x=1;y=two", {"x": 1, "y": "two"}),
    ("query", None, None, "{type: integer}", "p=5", 5),
    ("query", None, None, "{type: string}", "p=", ""),
    ("query", None, None, "{type: string}", "p", ""),
    ("query", None, None, "{type: string}", "p=a+b%2B%C3%A9", "a b+é"),
    ("query", None, None, "{type: string}", "p=é", "é"),
    ("query", None, None, "{type: string}", "q=1&p=a=b&", "a=b"),
    ("query", None, None, "{type: string}", "%70=1", "1"),
    ("query", "form", True, LIST, "p=3&q=9&p=4", [3, 4]),
    ("query", "form", False, LIST, "p=3,4", [3, 4]),
    ("query", "form", False, TEXTS, "p=a%2Cb,c", ["a,b", "c"]),
    ("query", "form", False, LIST, "p=", []),
    ("query", "form", True, POINT, "x=1&y=two", {"x": 1, "y": "two"}),
    ("query", "form", False, POINT, "p=x,1,y,two", {"x": 1, "y": "two"}),
    ("query", "form", True, MAP, "a=1&b=2", {"a": 1, "b": 2}),
    ("query", "spaceDelimited", False, LIST, "p=3%204%205", [3, 4, 5]),
    ("query", "spaceDelimited", False, LIST, "p=3+4", [3, 4]),
    ("query", "spaceDelimited", True, LIST, "p=3&p=4", [3, 4]),
    ("query", "spaceDelimited", False, POINT, "p=x%201%20y%20two", {"x": 1, "y": "two"}),
    ("query", "pipeDelimited", False, LIST, "p=3|4%7C5%7c6", [3, 4, 5, 6]),
    ("query", "pipeDelimited", True, LIST, "p=3&p=4", [3, 4]),
    ("query", "pipeDelimited", False, POINT, "p=x%7C1%7Cy%7Ctwo", {"x": 1, "y": "two"}),
    ("query", "deepObject", True, POINT, "p[x]=1&p%5By%5D=two", {"x": 1, "y": "two"}),
    ("query", "deepObject", True, MAP, "p[a%20b]=1&p[]=2", {"a b": 1, "": 2}),
    (
        "query",
        "deepObject",
        True,
        f"{{type: object, properties: {{a: {LIST}}}}}",
        "p[a]=1&p[a]=2",
        {"a": [1, 2]},
    ),
    (
        "query",
        "deepObject",
        True,
        "{type: object, properties: {x: {type: integer}}}",
        "p[x]=1&p[y]=a&p[z]=b&p[z]=c",
        {"x": 1, "y": "a", "z": ["b", "c"]},
    ),
    ("header", None, None, "{type: integer}", "5", 5),
    ("header", None, None, "{type: string}", "a%20b, c", "a%20b, c"),
    ("header", None, None, "{type: string}", "é", "é"),
    ("header", "simple", False, LIST, "3, 4,5", [3, 4, 5]),
    ("header", "simple", False, POINT, "x,1,y,two", {"x": 1, "y": "two"}),
    ("header", "simple", True, POINT, "x=1,y=two", {"x": 1, "y": "two"}),
    ("cookie", None, None, "{type: integer}", "q=1; p=5", 5),
    ("cookie", None, None, "{type: string}", 'p="a%20b"', "a b"),
    ("cookie", "form", True, LIST, "p=3; p=4", [3, 4]),
    ("cookie", "form", False, LIST, "p=3,4", [3, 4]),
    ("cookie", "form", False, POINT, "p=x,1,y,two", {"x": 1, "y": "two"}),
    ("cookie", "form", True, POINT, "x=1; y=two", {"x": 1, "y": "two"}),
    ("cookie", "form", True, "{properties: {'a b': {type: integer}}}", "a%20b=5", {"a b": 5}),
    ("cookie", "form", True, MAP, "%C3%A9=5; a%20b=6", {"é": 5, "a b": 6}),
    ("cookie", "form", True, MAP, "%FF=5", {"%FF": 5}),
    ("cookie", None, None, "{type: integer}", "%FF=1; %70=5", 5),
    ("cookie", "cookie", True, "{type: string}", "p=a%20b", "a%20b"),
    ("cookie", "cookie", True, POINT, "x=1; y=%2C", {"x": 1, "y": "%2C"}),
]


@pytest.mark.parametrize(("place", "style", "explode", "schema", "text", "value"), TABLE)
def test_a_text_is_read_as_its_style_has_it(
    place: str, style: str | None, explode: bool | None, schema: str, text: str, value: Any
) -> None:
    found = Reading(place, style, explode, schema)(text)
    assert found == value
    assert json.dumps(found) == json.dumps(value), "1 is not true and not 1.0"


#: What is no value of its schema, or not written in its style.
WRONG: list[tuple[str, str | None, bool | None, str, str | bytes]] = [
    *(
        ("query", None, None, "{type: integer}", f"p={text}")
        for text in (
            "",
            "1_000",
            "+1",
            "%2B1",
            "%201",
            "1%20",
            "1.0",
            "1e3",
            "0x1",
            "01",
            "-",
            "true",
            "\u0661",
            "1%00",
            "null",
        )
    ),
    *(
        ("query", None, None, "{type: number}", f"p={text}")
        for text in (
            "",
            ".5",
            "5.",
            "1,5",
            "NaN",
            "Infinity",
            "-Infinity",
            "1e400",
            "1e",
            "0x1p3",
            "1_0.5",
        )
    ),
    *(
        ("query", None, None, "{type: boolean}", f"p={text}")
        for text in (
            "",
            "True",
            "TRUE",
            "1",
            "0",
            "yes",
            "on",
            "t",
            "true%20",
        )
    ),
    ("query", None, None, "{type: integer, format: int32}", "p=2147483648"),
    ("query", None, None, "{type: integer, format: int64}", "p=9223372036854775808"),
    ("query", None, None, "{type: integer}", "p=" + "9" * 500),
    ("query", None, None, "{type: string}", "p=1&p=1"),
    ("query", None, None, "{type: string}", "p=%FF"),
    ("query", None, None, "{type: string}", b"p=\xff"),
    ("query", None, None, "{type: string}", "p=%ED%A0%80"),
    ("query", None, None, "{type: string}", "%FF=1"),
    ("query", None, None, "{type: string, format: date-time}", "p=2016-12-31T23:59:60Z"),
    ("query", None, None, "{type: string, format: date}", "p=0000-01-01"),
    ("query", None, None, "{type: string, format: date}", "p=2023-02-29"),
    ("query", None, None, "{type: string, format: time}", "p=23:59:60Z"),
    (
        "query",
        None,
        None,
        "{type: string, format: uuid}",
        "p=urn:uuid:8c0f2b0e-6a3d-4f27-9c9e-0b6f7a1d2e34",
    ),
    ("query", None, None, "{type: string, format: uuid}", "p=8c0f2b0e6a3d4f279c9e0b6f7a1d2e34"),
    ("query", None, None, "{type: string, format: byte}", "p=YQ"),
    ("query", None, None, "{type: string, format: decimal}", "p=1e3"),
    ("query", "form", False, LIST, "p=1,,2"),
    ("query", "form", False, LIST, "p=1&p=2"),
    ("query", "form", True, LIST, "p=1&p="),
    ("query", "form", False, POINT, "p=x,1,y"),
    ("query", "form", False, POINT, "p=x,1,x,2"),
    ("query", "form", True, POINT, "x=1&x=2"),
    ("query", "deepObject", True, POINT, "p[x]=1&p[x]=2"),
    ("query", "deepObject", True, POINT, "p[z]=1"),
    ("query", None, None, "{type: string}", "&".join(["p=1"] * 1001)),
    ("query", "form", True, LIST, "&".join(["p=1"] * 1001)),
    ("path", None, None, "{type: string}", "%FF"),
    ("path", None, None, "{type: string}", "a%00b"),
    ("path", None, None, "{type: string}", b"\xff"),
    ("path", "simple", False, TEXTS, "a,%00"),
    ("path", "label", False, "{type: integer}", "5"),
    ("path", "matrix", False, "{type: integer}", ";q=5"),
    ("path", "matrix", False, "{type: integer}", ";p=5;p=6"),
    ("path", "simple", True, POINT, "x,1"),
    ("header", None, None, "{type: integer}", "1, 2"),
    ("cookie", None, None, "{type: integer}", "p=1; p=2"),
]


@pytest.mark.parametrize(("place", "style", "explode", "schema", "text"), WRONG)
def test_what_is_no_value_is_refused(
    place: str, style: str | None, explode: bool | None, schema: str, text: str | bytes
) -> None:
    with pytest.raises(Refused) as why:
        Reading(place, style, explode, schema)(text)
    assert why.value.reason == "bad-request"


def test_what_is_absent() -> None:
    assert Reading("query", None, None, "{type: integer}")("q=1") is None
    assert Reading("query", None, None, "{type: integer, default: 7}")("") == 7
    assert Reading("query", None, None, "{type: [integer, 'null']}")("p=") is None
    assert Reading("query", None, None, "{type: integer}", allowEmptyValue=True)("p=") is None
    assert Reading("query", "deepObject", True, POINT)("p=1&p[=2&px]=3") is None
    with pytest.raises(Refused, match="'p' is missing"):
        Reading("query", None, None, "{type: integer}", required=True)("")


def test_a_parameter_may_be_a_document() -> None:
    content = {"application/json": {"schema": yaml.safe_load(POINT)}}
    for place, text in (
        ("query", "p=%7B%22x%22:1%7D"),
        ("header", '{"x":1}'),
        ("path", "%7B%22x%22:1%7D"),
    ):
        found = Reading(place, None, None, POINT, content=content)
        assert found(text) == {"x": 1}
        for wrong in ("{", '{"x":1,"x":1}', '{"x":NaN}', "[" * 300):
            with pytest.raises(Refused):
                found(
                    ("p=" if place == "query" else "") + quote(wrong)
                    if place != "header"
                    else wrong
                )


def test_the_whole_query_may_be_one_value() -> None:
    for media, text in (
        ("application/x-www-form-urlencoded", "x=1&y=two"),
        ("application/json", "%7B%22x%22:1,%22y%22:%22two%22%7D"),
    ):
        content = {media: {"schema": yaml.safe_load(POINT)}}
        assert Reading("querystring", None, None, POINT, content=content)(text) == {
            "x": 1,
            "y": "two",
        }


# ── a writer of our own ───────────────────────────────────────────────────────────────────────────


def texts(without: str = "") -> st.SearchStrategy[str]:
    return st.text(st.characters(codec="utf-8", exclude_characters="\0" + without), max_size=6)


#: Place and style, whether exploded, what joins, what equates, what no value may hold, and how it is encoded.
WRITERS = [
    ("path", "simple", False, "", ",", ","),
    ("path", "simple", True, "", ",", "="),
    ("path", "label", False, ".", ",", ","),
    ("path", "label", True, ".", ".", "="),
    ("query", "form", False, "p=", ",", ","),
    ("query", "spaceDelimited", False, "p=", "%20", "%20"),
    ("query", "pipeDelimited", False, "p=", "|", "|"),
    ("cookie", "form", False, "p=", ",", ","),
    ("path", "matrix", False, ";p=", ",", ","),
]
#: Delimiters that encoding does not hide: nothing but the delimiter may look like it.
BARE = {"spaceDelimited": " ", "pipeDelimited": "|", "label": "."}
NAMES = st.from_regex("[a-z]{1,4}", fullmatch=True)
ANY = "{type: object, additionalProperties: {type: string}}"


@pytest.mark.parametrize(("place", "style", "explode", "start", "joins", "equates"), WRITERS)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_what_is_written_is_read(
    data: st.DataObject, place: str, style: str, explode: bool, start: str, joins: str, equates: str
) -> None:
    value = st.text(
        st.characters(codec="utf-8", exclude_characters="\0" + BARE.get(style, "")), max_size=5
    )

    def encoded(text: str) -> str:
        return quote(text, safe="")

    items = data.draw(st.lists(value, min_size=1, max_size=4).filter(lambda one: one != [""]))
    written = start + joins.join(map(encoded, items))
    assert Reading(place, style, explode, TEXTS)(written) == items
    members = data.draw(st.dictionaries(NAMES, value, min_size=1, max_size=4))
    written = start + joins.join(f"{name}{equates}{encoded(one)}" for name, one in members.items())
    assert Reading(place, style, explode, ANY)(written) == members


@settings(deadline=None, max_examples=100)
@given(
    st.lists(texts(), min_size=1, max_size=4),
    st.dictionaries(texts("[]"), texts(), min_size=1, max_size=4),
)
def test_pairs_that_are_written_are_read(items: list[str], members: dict[str, str]) -> None:
    def encoded(text: str) -> str:
        return quote(text, safe="").replace("%20", "+")

    written = "&".join(f"p={encoded(one)}" for one in items)
    assert Reading("query", "form", True, TEXTS)(written) == items
    written = "&".join(f"p%5B{encoded(name)}%5D={encoded(one)}" for name, one in members.items())
    assert Reading("query", "deepObject", True, ANY)(written) == members


@settings(deadline=None, max_examples=200)
@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans())
def test_numbers_are_written_as_in_json(value: Any) -> None:
    kind = "boolean" if isinstance(value, bool) else "number"
    found = Reading("query", None, None, f"{{type: {kind}}}")(
        f"p={json.dumps(value).replace('+', '%2B')}"
    )
    assert found == value
    assert isinstance(found, bool) == isinstance(value, bool)
