"""Overlays: what they change, what they refuse, and where what they brought stands."""

import json
from pathlib import Path
from typing import Any

import pytest

from contractor.diagnostic import DocumentError
from contractor.source import Files

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.1",
    "info": {"title": "Letters", "version": "1", "x-tags": ["a", "b", "c", "d"]},
    "paths": {
        "/a": {"get": {"tags": ["one"], "x-traits": ["paged"]}},
        "/b": {"get": {"tags": ["two"]}, "post": {"tags": ["two"]}},
    },
}


def files(folder: Path, *overlays: list[dict[str, Any]], version: str = "1.1.0") -> Files:
    """The document with overlays of these actions."""
    (folder / "openapi.json").write_text(json.dumps(DOCUMENT, indent=2))
    paths = []
    for index, actions in enumerate(overlays):
        path = folder / f"{index}.json"
        info = {"title": "t", "version": "1"}
        path.write_text(
            json.dumps({"overlay": version, "info": info, "actions": actions}, indent=1)
        )
        paths.append(path)
    return Files.open(folder / "openapi.json", overlays=paths)


def changed(folder: Path, *actions: dict[str, Any], version: str = "1.1.0") -> Any:
    return files(folder, list(actions), version=version).root.data


def refused(folder: Path, *actions: dict[str, Any]) -> list[tuple[str, str, str]]:
    with pytest.raises(DocumentError) as refusal:
        files(folder, list(actions))
    found = refusal.value.findings
    assert all(one.span is not None and one.span.file.endswith("0.json") for one in found)
    return [(one.id, one.pointer, one.message) for one in found]


def test_objects_are_merged_lists_joined_and_plain_values_replaced(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        {
            "target": "$",
            "update": {"info": {"title": "Post", "x-tags": ["e"], "x-new": {"y": [1]}}},
        },
        {"target": "$.info.version", "update": None},
    )
    assert found["info"] == {
        "title": "Post",
        "version": None,
        "x-tags": ["a", "b", "c", "d", "e"],
        "x-new": {"y": [1]},
    }
    assert list(found) == list(DOCUMENT)


@pytest.mark.parametrize("version", ["1.0.0", "1.0.1", "1.1.0"])
def test_a_list_is_made_longer_by_one_or_by_many(version: str, tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        {"target": "$.paths.*.*.tags", "update": "every"},
        {"target": "$.info.x-tags", "update": ["e", {"f": 1}]},
        version=version,
    )
    assert found["paths"]["/b"]["post"]["tags"] == ["two", "every"]
    assert found["info"]["x-tags"] == ["a", "b", "c", "d", "e", {"f": 1}]


def test_filters_select_what_has_a_trait(tmp_path: Path) -> None:
    target = "$.paths[?@.get['x-traits'][?@ == 'paged']].get"
    found = changed(tmp_path, {"target": target, "update": {"parameters": [{"name": "page"}]}})
    assert "parameters" in found["paths"]["/a"]["get"]
    assert "parameters" not in found["paths"]["/b"]["get"]


def test_many_values_of_a_list_are_removed_at_once(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        {"target": "$.info['x-tags'][?@ == 'a' || @ == 'c']", "remove": True},
        {"target": "$.paths['/b', '/b']", "remove": True},
        {"target": "$..get", "remove": True},
    )
    assert found["info"]["x-tags"] == ["b", "d"]
    assert found["paths"] == {"/a": {}}


def test_a_value_is_moved_by_copying_and_removing(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        {"target": "$.paths", "update": {"/c": {}}},
        {"target": "$.paths['/c']", "copy": "$.paths['/a']"},
        {"target": "$.paths['/a']", "remove": True},
        {"target": "$.paths['/c'].get.tags", "update": "new"},
    )
    assert found["paths"]["/c"] == {"get": {"tags": ["one", "new"], "x-traits": ["paged"]}}
    assert "/a" not in found["paths"]


def test_changes_do_not_reach_other_places_of_the_same_alias(tmp_path: Path) -> None:
    document = tmp_path / "openapi.yaml"
    document.write_text("a: &x {list: [1]}\nb: *x\n")
    overlay = tmp_path / "o.yaml"
    overlay.write_text(
        "overlay: 1.0.0\ninfo: {title: t, version: '1'}\n"
        "actions: [{target: $.a.list, update: &v {z: 1}}, {target: $.b.list, update: *v},"
        " {target: '$.a.list[1]', update: {y: 2}}]\n"
    )
    found = Files.open(document, overlays=[overlay]).root.data
    assert found == {"a": {"list": [1, {"z": 1, "y": 2}]}, "b": {"list": [1, {"z": 1}]}}


def test_every_value_is_found_where_it_was_written(tmp_path: Path) -> None:
    found = files(
        tmp_path,
        [
            {"target": "$.info['x-tags'][1]", "remove": True},
            {"target": "$.info", "update": {"x-tags": [{"deep": "e"}], "title": "Post"}},
            {"target": "$.paths", "update": {"/c": {"x-own": 1}}},
            {"target": "$.paths['/c']", "copy": "$.paths['/b']"},
        ],
        [
            {"target": "$.info['x-tags'][0]", "remove": True},
            {"target": "$.paths['/c'].post.tags", "update": ["late"]},
        ],
    )
    root = found.root

    def at(pointer: str) -> tuple[str, str]:
        span = root.span(pointer)
        line = (tmp_path / span.file).read_text().split("\n")[span.line - 1]
        return span.file.rpartition("/")[2], line.strip().rstrip(",")

    assert root.data["info"]["x-tags"] == ["c", "d", {"deep": "e"}]
    assert at("/info/x-tags/0") == ("openapi.json", '"c"')
    assert at("/info/x-tags/1") == ("openapi.json", '"d"')
    assert at("/info/x-tags/2/deep") == ("0.json", '"deep": "e"')
    assert at("/info/title") == ("0.json", '"title": "Post"')
    assert at("/info/version") == ("openapi.json", '"version": "1"')
    assert at("/paths/~1c/x-own") == ("0.json", '"x-own": 1')
    assert at("/paths/~1c/post/tags/0") == ("openapi.json", '"two"')
    assert at("/paths/~1c/post/tags/1") == ("1.json", '"late"')
    assert at("/paths/~1b/post/tags/0") == ("openapi.json", '"two"')


@pytest.mark.parametrize(
    ("action", "id", "pointer", "message"),
    [
        ({"target": "info", "remove": True}, "invalid-overlay", "/target", "begins with $"),
        ({"target": "", "remove": True}, "invalid-overlay", "/target", "begins with $"),
        ({"target": "$.x[1e5]", "remove": True}, "invalid-overlay", "/target", "is no JSONPath"),
        ({"target": "$..[", "remove": True}, "invalid-overlay", "/target", "is no JSONPath"),
        ({"target": 1, "remove": True}, "invalid-overlay", "/target", "must be a JSONPath"),
        ({"target": "$"}, "invalid-overlay", "", "has one of"),
        ({"target": "$", "update": {}, "copy": "$"}, "invalid-overlay", "", "has one of"),
        ({"target": "$", "remove": "yes"}, "invalid-overlay", "/remove", "true or false"),
        ({"target": "$", "updat": {}, "remove": True}, "invalid-overlay", "/updat", "did you mean"),
        ({"target": "$", "remove": True}, "overlay-conflict", "", "whole document"),
        ({"target": "$", "update": []}, "overlay-conflict", "/update", "is an object"),
        ({"target": "$.info", "update": 1}, "overlay-conflict", "/update", "a plain value"),
        (
            {"target": "$", "update": {"info": {"title": {}}}},
            "overlay-conflict",
            "/update/info/title",
            "this is an object, and /info/title is a plain value",
        ),
        ({"target": "$.*", "update": {}}, "overlay-conflict", "/update", "cannot fit both"),
        ({"target": "$.info", "copy": "$.paths.*"}, "overlay-conflict", "/copy", "selects 2"),
        ({"target": "$.info", "copy": "$.gone"}, "overlay-conflict", "/copy", "selects 0"),
    ],
)
def test_what_cannot_be_done_is_said_at_its_place(
    action: dict[str, Any], id: str, pointer: str, message: str, tmp_path: Path
) -> None:
    [(found, at, said)] = refused(tmp_path, action)
    assert (found, at) == (id, f"/actions/0{pointer}")
    assert message in said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "this is no Overlay"),
        ("openapi: 3.1.1", "this is no Overlay"),
        ("overlay: 2.0.0", "version '2.0.0' is not known"),
        ("overlay: 1.0", "version 1.0 is not known"),
        (
            "overlay: 1.0.0\ninfo: {title: t}\nactions: [{target: $, update: {}}]",
            "`info` must have",
        ),
        ("overlay: 1.0.0\ninfo: {title: t, version: v}\nactions: []", "at least one action"),
        ("overlay: 1.0.0\ninfo: {title: t, version: v}\nactions: [1]", "is an object"),
    ],
)
def test_what_is_no_overlay_is_refused(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(DOCUMENT))
    (tmp_path / "o.yaml").write_text(text)
    with pytest.raises(DocumentError) as refusal:
        Files.open(tmp_path / "openapi.json", overlays=[tmp_path / "o.yaml"])
    [found] = refusal.value.findings
    assert found.id == "invalid-overlay"
    assert message in found.message
    assert found.span is not None
    assert found.span.file.endswith("o.yaml")


def test_a_target_that_nests_without_end_is_refused_like_any_other(tmp_path: Path) -> None:
    [(id, _, _)] = refused(tmp_path, {"target": "$" + "[?(" * 3000, "remove": True})
    assert id == "invalid-overlay"


def test_patterns_select_and_take_no_longer_than_a_text_is_long(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        {"target": "$.info['x-tags'][?match(@, '[ab]')]", "remove": True},
        {"target": "$.info[?search(@, 'ett')]", "update": "Found"},
        {"target": "$.info[?match(@, '(')]", "update": "Broken"},
        {"target": "$.info", "update": {"title": "a" * 40 + "!"}},
        {"target": "$.info[?search(@, '^(a+)+$')]", "update": "Slow"},
        {"target": "$.info[?match(@, '(a|aa)+')]", "update": "Slow"},
    )
    assert found["info"] == {"title": "a" * 40 + "!", "version": "1", "x-tags": ["c", "d"]}


def test_overlays_cannot_grow_a_document_without_end(tmp_path: Path) -> None:
    double = {"target": "$.info['x-tags']", "copy": "$.info['x-tags']"}
    [(id, _, message)] = refused(tmp_path, *[double] * 30)
    assert (id, message) == ("too-large", "overlays add more than 1,000,000 values")
    begin = {"target": "$", "update": {"a": {}}}
    branch = {"target": "$..a", "update": {"b": {"a": {}}, "c": {"a": {}}}}
    [(id, _, message)] = refused(tmp_path, begin, *[branch] * 40)
    assert (id, message) == ("too-large", "overlays add more than 1,000,000 values")
    deeper = {"target": "$.x.y", "copy": "$.x"}
    first = {"target": "$", "update": {"x": {"y": {}}}}
    [(id, _, message)] = refused(tmp_path, first, *[deeper] * 600)
    assert (id, message) == (
        "too-deep",
        "with this Overlay the document nests more than 500 levels deep",
    )


def test_many_are_removed_in_the_time_of_one(tmp_path: Path) -> None:
    found = files(
        tmp_path,
        [
            {"target": "$.info", "update": {"x-many": list(range(30_000))}},
            {"target": "$.info['x-many'][?@ != 29999]", "remove": True},
        ],
    )
    assert found.root.data["info"]["x-many"] == [29_999]
    assert found.root.span("/info/x-many/0").line > 29_000


def test_an_overlay_that_is_missing_is_said_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(DOCUMENT))
    with pytest.raises(DocumentError, match=r"there is no file .*gone\.yaml"):
        Files.open(tmp_path / "openapi.json", overlays=[tmp_path / "gone.yaml"])


def test_a_column_of_a_property_that_is_not_there_is_no_property(tmp_path: Path) -> None:
    path = tmp_path / "openapi.json"
    properties = {"placedAt": {"type": "string"}}
    path.write_text(json.dumps({"openapi": "3.1.1", "Order": {"properties": properties}}))
    overlay = tmp_path / "tables.json"
    column = {"x-contractor-column": {"default": "now"}}
    actions = [
        {
            "target": "$.Order",
            "update": {"properties": {"placdAt": column, "new": {"type": "string", **column}}},
        },
        {"target": "$.Order.properties", "update": {"placedAt": column, "other": column}},
    ]
    info = {"title": "t", "version": "1"}
    overlay.write_text(json.dumps({"overlay": "1.0.0", "info": info, "actions": actions}))
    found = Files.open(path, overlays=[overlay])
    assert found.root.data["Order"]["properties"] == {
        "placedAt": {"type": "string", **column},
        "new": {"type": "string", **column},
    }
    said = [one.message for one in found.findings if one.id == "overlay-without-effect"]
    assert said == [
        "there is no property 'placdAt' that `x-contractor-column` could be about; did you mean placedAt?",
        "there is no property 'other' that `x-contractor-column` could be about",
    ]
