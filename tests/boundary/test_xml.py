"""XML: the examples of the specification both ways, what is refused, and that nothing changes on the way and back."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from schemathesis.transport.serialization import serialize_xml_with_schema

from contractor.contract import read as read_contract
from contractor.runtime.boundary import exact_xml
from contractor.runtime.boundary.contract import Contract
from contractor.runtime.boundary.elements import Elements
from contractor.runtime.boundary.exact_xml import NotXml, Unwritable, parse
from contractor.runtime.boundary.styles import Malformed
from contractor.source import Files
from contractor.targets.fastapi.elements import Elements as Described
from tests.boundary.serving import Given, ask, problem, read, served

NIL = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"'


class Spelling:
    """How values of one schema are written and read, by what the target says of it."""

    def __init__(self, schema: str, version: str, **components: str) -> None:
        document = {
            "openapi": version,
            "info": {"title": "X", "version": "1"},
            "paths": {
                "/x": {
                    "post": {
                        "requestBody": {
                            "content": {"application/xml": {"schema": yaml.safe_load(schema)}}
                        },
                        "responses": {"204": {"description": "ok"}},
                    }
                }
            },
            "components": {
                "schemas": {name: yaml.safe_load(one) for name, one in components.items()}
            },
        }
        found = read_contract(Files.of_text(yaml.safe_dump(document)))
        node = found.endpoints[0].operation.request_body
        body = None if node is None else found.resolve(node)
        assert body is not None
        media = found.resolve(body.content["application/xml"])
        assert media is not None
        assert media.schema is not None
        described = Described(found)
        self._root: Any = described.root(media.schema)
        # As it is read from a file.
        self._elements = Elements(json.loads(json.dumps(described.all)))

    def write(self, value: Any) -> bytes:
        return self._elements.write(value, self._root)

    def read(self, text: str | bytes) -> Any:
        content = text if isinstance(text, bytes) else text.encode()
        return self._elements.read(parse(content), self._root)


def property_of(schema: str, version: str = "3.1.1", **components: str) -> Spelling:
    """An element `document` with one property, `animals`."""
    inner = json.dumps(yaml.safe_load(schema))
    return Spelling(
        f"{{type: object, xml: {{name: document}}, properties: {{animals: {inner}}}}}",
        version,
        **components,
    )


def canonical(text: str | bytes) -> str:
    return ET.canonicalize(text, strip_text=True)


PETS = "<animals>dog</animals><animals>cat</animals>"
#: A property `animals`, its value, and what stands in `document` (3.1.1 §4.8.26.2, 3.2 §4.27.6).
PROPERTIES: list[tuple[str, str, Any, str]] = [
    ("3.1.1", "{type: string}", "dog, cat", "<animals>dog, cat</animals>"),
    ("3.1.1", "{type: string, xml: {name: animal}}", "dog", "<animal>dog</animal>"),
    ("3.1.1", "{type: array, items: {type: string}}", ["dog", "cat"], PETS),
    (
        "3.1.1",
        "{type: array, items: {type: string, xml: {name: animal}}}",
        ["dog", "cat"],
        "<animal>dog</animal><animal>cat</animal>",
    ),
    (
        "3.1.1",
        "{type: array, xml: {name: aliens}, items: {type: string, xml: {name: animal}}}",
        ["dog"],
        "<animal>dog</animal>",
    ),
    # Without `wrapped` the name beside the list has no effect.
    ("3.1.1", "{type: array, xml: {name: aliens}, items: {type: string}}", ["dog", "cat"], PETS),
    (
        "3.1.1",
        "{type: array, xml: {wrapped: true}, items: {type: string}}",
        ["dog", "cat"],
        f"<animals>{PETS}</animals>",
    ),
    (
        "3.1.1",
        "{type: array, xml: {wrapped: true}, items: {type: string, xml: {name: animal}}}",
        ["dog"],
        "<animals><animal>dog</animal></animals>",
    ),
    (
        "3.1.1",
        "{type: array, xml: {wrapped: true, name: aliens}, items: {type: string, xml: {name: animal}}}",
        ["dog"],
        "<aliens><animal>dog</animal></aliens>",
    ),
    (
        "3.1.1",
        "{type: array, xml: {wrapped: true, name: aliens}, items: {type: string}}",
        ["dog", "cat"],
        "<aliens><aliens>dog</aliens><aliens>cat</aliens></aliens>",
    ),
    ("3.1.1", "{type: array, xml: {wrapped: true}, items: {type: string}}", [], "<animals/>"),
    (
        "3.1.1",
        "{type: array, xml: {wrapped: true}, items: {type: array, xml: {wrapped: true}, items: {type: integer}}}",
        [[1], [1], []],
        f"<animals>{'<animals><animals>1</animals></animals>' * 2}<animals/></animals>",
    ),
    ("3.1.1", "{type: [boolean, 'null']}", None, f"<animals {NIL}/>"),
    ("3.1.1", "{type: [object, 'null']}", {}, "<animals/>"),
    ("3.1.1", "{type: string}", "", "<animals/>"),
    (
        "3.1.1",
        "{type: string}",
        " <&\r\n>\"' ]]>",
        "<animals> &lt;&amp;&#13;\n&gt;\"' ]]&gt;</animals>",
    ),
    ("3.1.1", "{type: boolean}", True, "<animals>true</animals>"),
    ("3.1.1", "{type: number}", 1.5e300, "<animals>1.5e+300</animals>"),
    ("3.1.1", "{type: [integer, string]}", "x", "<animals>x</animals>"),
    ("3.1.1", "{enum: [1, two]}", 1, "<animals>1</animals>"),
    (
        "3.1.1",
        "{type: object, additionalProperties: {type: integer}}",
        {"a": 1, "b": 2},
        "<animals><a>1</a><b>2</b></animals>",
    ),
    (
        "3.1.1",
        "{type: object, additionalProperties: {type: array, xml: {wrapped: true}, items: {type: integer}}}",
        {"a": [1, 2]},
        "<animals><a><a>1</a><a>2</a></a></animals>",
    ),
    (
        "3.1.1",
        "{}",
        {"a": ["x", "y"], "b": {"c": "z"}},
        "<animals><a>x</a><a>y</a><b><c>z</c></b></animals>",
    ),
    ("3.2.0", "{type: array, items: {type: string}}", ["dog", "cat"], PETS),
    (
        "3.2.0",
        "{type: array, xml: {nodeType: element, name: aliens}, items: {type: string, xml: {name: animal}}}",
        ["dog"],
        "<aliens><animal>dog</animal></aliens>",
    ),
    (
        "3.2.0",
        "{type: object, xml: {nodeType: none}, properties: {a: {type: string}, b: {type: integer}}}",
        {"a": "x", "b": 1},
        "<a>x</a><b>1</b>",
    ),
    (
        "3.2.0",
        "{type: string, xml: {nodeType: cdata}}",
        "a ]]> b",
        "<![CDATA[a ]]]]><![CDATA[> b]]>",
    ),
]


@pytest.mark.parametrize(("version", "schema", "value", "inside"), PROPERTIES)
def test_properties_are_written_as_the_specification_has_it(
    version: str, schema: str, value: Any, inside: str
) -> None:
    spelling = property_of(schema, version)
    document = f"<document>{inside}</document>"
    assert canonical(spelling.write({"animals": value})) == canonical(document)
    assert spelling.read(document) == {"animals": value}
    assert spelling.read(spelling.write({"animals": value})) == {"animals": value}


PERSON = """
type: object
properties:
  id: {type: integer, xml: {attribute: true}}
  name: {type: string, xml: {namespace: 'https://example.com/schema/sample', prefix: sample}}
"""
DOCUMENTATION = "{type: object, properties: {content: {type: string, xml: {nodeType: cdata}}}}"
THREE = """
xml: {nodeType: element, name: OneTwoThree}
type: array
prefixItems:
- {xml: {name: One}, type: string}
- xml: {name: Two}
  type: object
  properties:
    unit: {type: string, xml: {nodeType: attribute}}
    value: {type: number, xml: {nodeType: text}}
- {xml: {name: Three}, type: [boolean, 'null']}
"""
REPORT = """
xml: {nodeType: element, name: Report}
type: array
prefixItems:
- {xml: {nodeType: text}, type: string}
- {xml: {name: data}, type: number}
- {xml: {nodeType: text}, type: string}
"""
PRODUCT = """
xml: {name: product}
type: object
required: [count, description, related]
properties:
  count: {type: [number, 'null'], xml: {nodeType: attribute}}
  rating: {type: string, xml: {nodeType: attribute}}
  description: {type: string}
  related: {type: [object, 'null']}
"""
TREE = """
type: object
properties:
  name: {type: string}
  children: {type: array, items: {$ref: '#/components/schemas/Tree'}}
"""
ANIMALS = """
type: array
xml: {nodeType: element, name: animals}
items:
  xml: {name: animal}
  properties:
    kind: {type: string, xml: {nodeType: attribute}}
    name: {type: string, xml: {nodeType: text}}
"""
PREFIXES = """
xml: {name: p, namespace: 'urn:p', prefix: p}
type: object
properties:
  a: {type: string, xml: {prefix: p}}
  b: {type: string, xml: {prefix: q}}
  c: {type: string, xml: {attribute: true, prefix: r, namespace: 'urn:r'}}
"""
COMPOSED = """
type: object
xml: {name: r}
allOf: [{properties: {a: {type: integer}}}]
oneOf: [{properties: {b: {type: string}}}, {properties: {c: {type: boolean}}}]
"""
#: A whole schema, components, its value, and the document.
DOCUMENTS: list[tuple[str, str, dict[str, str], Any, str]] = [
    (
        "3.1.1",
        "{$ref: '#/components/schemas/Person'}",
        {"Person": PERSON},
        {"id": 123, "name": "example"},
        '<Person id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></Person>',
    ),
    (
        "3.2.0",
        ANIMALS,
        {},
        [{"kind": "Cat", "name": "Fluffy"}, {"kind": "Dog", "name": "Fido"}],
        '<animals><animal kind="Cat">Fluffy</animal><animal kind="Dog">Fido</animal></animals>',
    ),
    (
        "3.2.0",
        "{$ref: '#/components/schemas/Documentation'}",
        {"Documentation": DOCUMENTATION},
        {"content": "<html></html>"},
        "<Documentation><![CDATA[<html></html>]]></Documentation>",
    ),
    (
        "3.2.0",
        "{xml: {nodeType: element, name: Stored}, $ref: '#/components/schemas/Documentation'}",
        {
            "Documentation": DOCUMENTATION.replace(
                "{type: object", "{xml: {nodeType: none}, type: object", 1
            )
        },
        {"content": "<html></html>"},
        "<Stored><![CDATA[<html></html>]]></Stored>",
    ),
    (
        "3.2.0",
        "{xml: {nodeType: element, name: Stored}, $ref: '#/components/schemas/Documentation'}",
        {"Documentation": DOCUMENTATION},
        {"content": "x"},
        "<Stored><Documentation>x</Documentation></Stored>",
    ),
    (
        "3.2.0",
        THREE,
        {},
        ["Some text", {"unit": "cubits", "value": 42}, None],
        f'<OneTwoThree><One>Some text</One><Two unit="cubits">42</Two><Three {NIL}/></OneTwoThree>',
    ),
    (
        "3.2.0",
        REPORT,
        {},
        ["Before ", 42, " after"],
        "<Report>Before <data>42</data> after</Report>",
    ),
    (
        "3.2.0",
        PRODUCT,
        {},
        {"count": None, "description": "Thing", "related": None},
        f"<product><description>Thing</description><related {NIL}/></product>",
    ),
    (
        "3.2.0",
        PRODUCT,
        {},
        {"count": 42, "description": "Thing", "related": {}},
        '<product count="42"><description>Thing</description><related/></product>',
    ),
    (
        "3.1.1",
        "{$ref: '#/components/schemas/Tree'}",
        {"Tree": TREE},
        {"children": [{"name": "b"}, {"children": [{}]}]},
        "<Tree><children><name>b</name></children><children><children/></children></Tree>",
    ),
    (
        "3.2.0",
        "{$ref: '#/components/schemas/Tree'}",
        {"Tree": TREE},
        {"name": "a", "children": [{"name": "b"}]},
        "<Tree><name>a</name><Tree><name>b</name></Tree></Tree>",
    ),
    (
        "3.1.1",
        PREFIXES,
        {},
        {"a": "1", "b": "2", "c": '"<\n'},
        '<p:p xmlns:p="urn:p" xmlns:r="urn:r" r:c="&quot;&lt;&#10;"><p:a>1</p:a><b>2</b></p:p>',
    ),
    (
        "3.1.1",
        COMPOSED,
        {},
        {"a": 1, "c": True},
        "<r><a>1</a><c>true</c></r>",
    ),
    (
        "3.1.1",
        "{type: object, xml: {name: r}, required: [a], properties: {a: {type: array, items: {type: string}}}}",
        {},
        {"a": []},
        "<r/>",
    ),
    (
        "3.1.1",
        "{type: object, xml: {name: r}, properties: {'$id': {type: string}, '1st': {type: string}}}",
        {},
        {"$id": "x", "1st": "y"},
        "<r><_id>x</_id><x_1st>y</x_1st></r>",
    ),
]


@pytest.mark.parametrize(("version", "schema", "components", "value", "document"), DOCUMENTS)
def test_documents_are_written_as_the_specification_has_it(
    version: str, schema: str, components: dict[str, str], value: Any, document: str
) -> None:
    spelling = Spelling(schema, version, **components)
    assert canonical(spelling.write(value)) == canonical(document)
    assert spelling.read(document) == value


def test_what_versions_differ_in_is_read_either_way() -> None:
    pair = "{type: object, xml: {name: r}, properties: {one: {$ref: '#/components/schemas/Tree'}}}"
    for version in ("3.1.1", "3.2.0"):
        spelling = Spelling(pair, version, Tree=TREE)
        written = spelling.write({"one": {"name": "a"}})
        assert (b"<Tree>" in written) == (version == "3.2.0")
        assert spelling.read("<r><one><name>a</name></one></r>") == {"one": {"name": "a"}}


LISTED = property_of(
    "{type: array, xml: {wrapped: true}, items: {type: string, xml: {name: animal}}}"
)
SCALARS = Spelling(
    "{type: object, xml: {name: r}, properties: {b: {type: boolean}, n: {type: integer}, s: {type: string}}}",
    "3.1.1",
)


@pytest.mark.parametrize(
    "inside",
    [
        "<b/>",
        "<b></b>",
        "<b>1</b>",
        "<b>True</b>",
        "<n>1_000</n>",
        "<n>+1</n>",
        "<n>0x1</n>",
        "<n></n>",
        "<n>1</n><n>2</n>",
        "<s><x/></s>",
        "<s x='1'>y</s>",
        "text",
        "<s>x</s>text",
        "<x/>",
        "<x>1</x><y/>",
    ],
)
def test_what_is_no_value_is_refused(inside: str) -> None:
    with pytest.raises(Malformed):
        SCALARS.read(f"<r>{inside}</r>")


def test_a_document_of_other_elements_is_refused() -> None:
    for text in ("<x/>", "<r2/>", "<animals/>"):
        with pytest.raises(Malformed, match="another root"):
            SCALARS.read(text)
    for text in ("<dog/>", "<animal/><dog/>", "text"):
        with pytest.raises(Malformed):
            LISTED.read(f"<document><animals>{text}</animals></document>")


def test_what_an_object_does_not_declare_is_for_its_schema_to_judge() -> None:
    assert SCALARS.read("<r><s>x</s><more><a>1</a></more></r>") == {"s": "x", "more": {"a": "1"}}
    assert SCALARS.read("<r more='1'><s>x</s></r>") == {"s": "x", "more": "1"}
    assert SCALARS.read('<r xmlns:y="urn:y" y:more="1"><s>x</s></r>') == {"s": "x"}


def test_numbers_may_have_lines_of_their_own() -> None:
    assert SCALARS.read("<r><n>\n  1\n</n><s> x </s></r>") == {"n": 1, "s": " x "}


# ── hostile documents ─────────────────────────────────────────────────────────────────────────────

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "content",
    [
        f'<!DOCTYPE r [<!ENTITY l0 "lol">{LAUGHS}]><r><s>&l9;</s></r>'.encode(),
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><s>&x;</s></r>',
        b'<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd"><r/>',
        b"<!DOCTYPE r><r/>",
        b"<r><s>&x;</s></r>",
        b"<r>&#0;</r>",
        b"<r>\x00</r>",
        b"<r>\xff</r>",
        b"<r>\xed\xa0\x80</r>",
        b'<?xml version="1.0" encoding="latin-1"?><r>\xe9</r>',
        b'<?xml version="1.0" encoding="ISO-8859-1"?><r/>',
        "<r/>".encode("utf-16"),
        b"<r>",
        b"<r/><r/>",
        b"</r>",
        b"",
        b"<r a='1' a='2'/>",
        b"<p:r/>",
        b"<a>" * 201 + b"</a>" * 201,
        b"<r>" + b"<a/>" * exact_xml.MOST + b"</r>",
        b"<r " + b" ".join(b"a%d=''" % n for n in range(exact_xml.MOST)) + b"/>",
    ],
)
def test_hostile_documents_are_refused(content: bytes) -> None:
    with pytest.raises(NotXml):
        parse(content)


def test_what_xml_cannot_hold_is_not_written() -> None:
    for value in ({"s": "\x00"}, {"s": "\ufffe"}, {"s": "\ud800"}, {"a b": "x"}, {"": "x"}):
        with pytest.raises(Unwritable):
            SCALARS.write(value)


# ── laws ──────────────────────────────────────────────────────────────────────────────────────────

CHARACTERS = st.characters(
    codec="utf-8", exclude_characters="\ufffe\uffff", exclude_categories=("Cc", "Cs")
)
TEXT = st.text(CHARACTERS | st.sampled_from("\t\n\r"), max_size=8)
EVERYTHING = """
type: object
xml: {name: all, namespace: 'urn:all', prefix: a}
required: [listed]
properties:
  text: {type: string, xml: {attribute: true}}
  number: {type: number}
  whole: {type: integer, xml: {name: int}}
  flag: {type: [boolean, 'null']}
  listed: {type: array, items: {type: string, xml: {name: one}}}
  wrapped: {type: array, xml: {wrapped: true}, items: {$ref: '#/components/schemas/Pair'}}
  map: {type: object, additionalProperties: {$ref: '#/components/schemas/Pair'}}
  pair: {$ref: '#/components/schemas/Pair'}
"""
PAIR = (
    "{type: object, properties: {x: {type: string}, y: {type: [integer, 'null']}}, required: [x]}"
)
NUMBERS = st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False)
PAIRS = st.fixed_dictionaries({"x": TEXT}, optional={"y": st.integers(-9, 9) | st.none()})
VALUES = st.fixed_dictionaries(
    {"listed": st.lists(TEXT, max_size=3)},
    optional={
        "text": TEXT,
        "number": NUMBERS,
        "whole": st.integers(),
        "flag": st.booleans() | st.none(),
        "wrapped": st.lists(PAIRS, max_size=3),
        "map": st.dictionaries(
            st.from_regex("[a-z_][a-z0-9._-]{0,5}", fullmatch=True), PAIRS, max_size=3
        ),
        "pair": PAIRS,
    },
)
ALL = Spelling(EVERYTHING, "3.1.1", Pair=PAIR)


@settings(deadline=None, max_examples=200)
@given(VALUES)
def test_what_is_written_is_read_as_it_was(value: Any) -> None:
    assert ALL.read(ALL.write(value)) == value


PLAIN = EVERYTHING.replace("{name: all, namespace: 'urn:all', prefix: a}", "{name: all}")


@settings(deadline=None, max_examples=100)
@given(VALUES)
def test_what_another_writer_writes_is_read(value: Any) -> None:
    """Schemathesis' own, which contract tests send; attributes lose white space there, and it has no `nil`."""
    if any(char in value.get("text", "") for char in "\t\n") or "\\r" in json.dumps(value):
        return
    schema = yaml.safe_load(PLAIN)
    schema["components"] = {"schemas": {"Pair": yaml.safe_load(PAIR)}}
    sent = serialize_xml_with_schema(value, schema, "all")["data"]
    found = Spelling(PLAIN, "3.1.1", Pair=PAIR).read(sent)
    assert found == value


# ── served ────────────────────────────────────────────────────────────────────────────────────────

SERVED = """
paths:
  /people:
    post:
      operationId: echo
      requestBody:
        required: true
        content:
          application/xml: {schema: {$ref: '#/components/schemas/Person'}}
          application/json: {schema: {$ref: '#/components/schemas/Person'}}
      responses:
        '200':
          description: ok
          content:
            application/json: {schema: {$ref: '#/components/schemas/Person'}}
            application/vnd.people+xml: {schema: {$ref: '#/components/schemas/Person'}}
        '422':
          description: no
          content: {application/problem+xml: {schema: {$ref: '#/components/schemas/Problem'}}}
components:
  schemas:
    Person:
      type: object
      required: [name]
      properties:
        id: {type: integer, format: int32, xml: {attribute: true}}
        name: {type: string, minLength: 1}
        secret: {type: string, writeOnly: true}
    Problem:
      type: object
      xml: {name: problem, namespace: 'urn:ietf:rfc:7807'}
      required: [title]
      properties: {title: {type: string}, status: {type: integer}, detail: {type: string}}
"""
PEOPLE: Contract = read(SERVED)
APP = served(PEOPLE, lambda body: Given(200, body))
XML = {"Content-Type": "application/xml; charset=UTF-8"}


def test_xml_is_taken_checked_and_answered() -> None:
    sent = b'<Person id="1"><name>Ada</name><secret>x</secret></Person>'
    answer = ask(
        APP, "POST", "/people", {**XML, "Accept": "application/*+xml, application/json;q=0.9"}, sent
    )
    # The range is no media type that anything is of; what is accepted otherwise is sent.
    assert answer.json() == {"id": 1, "name": "Ada"}
    answer = ask(APP, "POST", "/people", {**XML, "Accept": "application/vnd.people+xml"}, sent)
    assert answer.header("content-type") == "application/vnd.people+xml"
    assert canonical(answer.content) == '<Person id="1"><name>Ada</name></Person>'


@pytest.mark.parametrize(
    "content",
    [
        b'<Person id="2147483648"><name>Ada</name></Person>',
        b'<Person id="1"><name></name></Person>',
        b'<Person id="1"/>',
        b"<Other><name>Ada</name></Other>",
        b"<Person>",
        b"",
    ],
)
def test_xml_that_is_refused_is_answered_in_xml(content: bytes) -> None:
    answer = ask(APP, "POST", "/people", XML, chunks=[content])
    assert (answer.status, answer.header("content-type")) == (422, "application/problem+xml")
    root = ET.fromstring(answer.content)
    assert root.tag == "{urn:ietf:rfc:7807}problem"
    assert [child.text for child in root][:2] == ["Unprocessable Content", "422"]


def test_a_value_that_xml_has_not_is_our_failure(caplog: pytest.LogCaptureFixture) -> None:
    app = served(PEOPLE, lambda body: Given(200, {"name": "\x01"}, "application/vnd.people+xml"))
    answer = ask(app, "POST", "/people", XML, b"<Person><name>A</name></Person>")
    problem(answer, 500)
    assert "echo: the answer 200 has a character that XML has not" in caplog.text


def test_train_travel_reads_its_own_examples() -> None:
    path = Path(__file__).parents[3] / "shared" / "corpus" / "train-travel.yaml"
    if not path.exists():
        pytest.skip("there is no folder ../shared/corpus")
    found = read(path.read_text("utf-8"))
    described = [
        content["element"]
        for operation in found.description["operations"]
        for content in operation.get("body", {"content": {}})["content"].values()
        if content["kind"] == "xml"
    ]
    assert [one["name"] for one in described] == ["booking"]
