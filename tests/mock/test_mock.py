"""A mock: what is told to it is what it tells, and whatever it answers is what the contract says."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from contractor.contract import read
from contractor.mock import Settings, application
from contractor.mock.recording import Recording
from contractor.source import Files
from tests.documents import CORPUS, contract, corpus

SPEC = Path(__file__).with_name("shelter.yaml")
ALL = {"Authorization": "Bearer demo"}
Start = Callable[..., TestClient]


def started(**settings: Any) -> TestClient:
    app = application(read(Files.open(SPEC)), Settings(**settings))
    return TestClient(app, base_url="http://mock/api", raise_server_exceptions=False)


@pytest.fixture
def shelter() -> TestClient:
    return started()


def added(client: TestClient, **told: Any) -> Any:
    answer = client.post("animals", json={"kind": "cat", "name": "Tom", **told}, headers=ALL)
    assert answer.status_code == 201, answer.text
    return answer.json()


# ── things ────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_posted_can_be_read_and_is_listed(shelter: TestClient) -> None:
    answer = shelter.post(
        "animals", json={"kind": "dog", "name": "Rex", "secret": "bone"}, headers=ALL
    )
    animal = answer.json()
    assert animal["kind"] == "dog"
    assert animal["name"] == "Rex"
    assert "secret" not in animal
    assert answer.headers["Location"] == f"/api/animals/{animal['id']}"
    assert shelter.get(f"http://mock{answer.headers['Location']}").json() == animal
    listed = shelter.get("animals", params={"limit": 50}).json()
    assert animal in listed["items"]
    assert "secret" not in str(listed)


def test_there_are_things_from_the_beginning(shelter: TestClient) -> None:
    listed = shelter.get("animals", params={"limit": 50}).json()["items"]
    assert len(listed) == 3
    assert len({one["id"] for one in listed}) == 3
    for one in listed:
        assert shelter.get(f"animals/{one['id']}").json() == one


def test_what_was_removed_is_gone_with_all_that_stood_below_it(shelter: TestClient) -> None:
    animal = added(shelter)
    place = f"animals/{animal['id']}"
    visit = shelter.post(f"{place}/visits", json={"by": "Ann"}).json()
    assert shelter.get(f"{place}/visits/{visit['number']}").json() == visit
    assert shelter.delete(place).status_code == 204
    below = ("visits", f"visits/{visit['number']}", "picture", "notes", "meals")
    for path in (place, *(f"{place}/{one}" for one in below)):
        assert shelter.get(path).status_code == 404
    for path, body in (("notes", {"text": "thin"}), ("meals", {"food": "fish"}), ("rename", {})):
        assert shelter.post(f"{place}/{path}", json=body).status_code == 404
    assert shelter.delete(place).status_code == 404
    assert shelter.post(f"{place}/visits", json={"by": "Ann"}).status_code == 404
    assert shelter.get("animals").json()["total"] == 3


def test_nothing_is_there_that_nobody_made(shelter: TestClient) -> None:
    answer = shelter.get(f"animals/{uuid4()}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404


def test_where_nobody_can_learn_what_there_is_everything_is_until_it_is_removed(
    shelter: TestClient,
) -> None:
    first = shelter.get("chips/1234").json()
    assert first["chip"] == "1234"
    assert shelter.get("chips/1234").json() == first
    assert shelter.delete("chips/1234").status_code == 204
    assert shelter.get("chips/1234").status_code == 404
    assert shelter.put("chips/1234", json={"maker": "Acme"}).status_code == 201
    assert shelter.put("chips/1234", json={"maker": "Apex"}).status_code == 200
    assert shelter.get("chips/1234").json() == {"chip": "1234", "maker": "Apex"}


def test_a_merge_patch_sets_and_removes(shelter: TestClient) -> None:
    animal = added(shelter, nickname="Tommy")
    patched = shelter.patch(
        f"animals/{animal['id']}",
        content=json.dumps({"name": "Thomas", "nickname": None}),
        headers={"Content-Type": "application/merge-patch+json"},
    ).json()
    expected = {**animal, "name": "Thomas"}
    del expected["nickname"]
    assert patched == expected
    assert shelter.get(f"animals/{animal['id']}").json() == expected


def test_a_json_patch_is_applied_or_is_a_conflict(shelter: TestClient) -> None:
    place = f"animals/{added(shelter)['id']}"
    kind = {"Content-Type": "application/json-patch+json"}
    change = [{"op": "replace", "path": "/name", "value": "Thomas"}]
    assert shelter.patch(place, content=json.dumps(change), headers=kind).json()["name"] == "Thomas"
    change = [{"op": "test", "path": "/name", "value": "Tom"}]
    assert shelter.patch(place, content=json.dumps(change), headers=kind).status_code == 409


def test_bytes_come_back_as_they_went(shelter: TestClient) -> None:
    place = f"animals/{added(shelter)['id']}/picture"
    before = shelter.get(place)
    assert before.content.startswith(b"\x89PNG")
    picture = b"\xff\xd8 picture \x00"
    stored = shelter.put(place, content=picture, headers={"Content-Type": "image/jpeg"})
    assert stored.status_code == 204
    after = shelter.get(place)
    assert (after.content, after.headers["content-type"]) == (picture, "image/jpeg")
    assert shelter.delete(place).status_code == 204
    assert shelter.get(place).status_code == 404


def test_put_replaces_what_a_client_can_say_and_nothing_else(shelter: TestClient) -> None:
    animal = added(shelter, nickname="Tommy", weight=4.5)
    place = f"animals/{animal['id']}"
    told = {"kind": "dog", "name": "Rex", "shape": "round", "createdAt": "2020-01-01T00:00:00Z"}
    replaced = shelter.put(place, json=told).json()
    kept = {name: animal[name] for name in ("id", "createdAt", "shape")}
    assert replaced == {"kind": "dog", "name": "Rex", **kept}
    assert shelter.get(place).json() == replaced


def test_what_a_client_left_out_is_not_made_up(shelter: TestClient) -> None:
    assert added(shelter).keys() == {"id", "name", "kind", "shape", "createdAt"}


def test_what_answers_with_the_thing_changes_it(shelter: TestClient) -> None:
    animal = added(shelter)
    place = f"animals/{animal['id']}"
    told = {"name": "Thomas", "createdAt": "2020-01-01T00:00:00Z", "why": "older"}
    renamed = shelter.post(f"{place}/rename", json=told).json()
    assert renamed == {**animal, "name": "Thomas"}
    assert shelter.get(place).json() == renamed
    called = shelter.put(f"{place}/rename", json={"name": "Tim"}).json()
    assert called == shelter.get(place).json() == {**animal, "name": "Tim"}


def test_things_without_a_path_are_listed_where_they_are_made(shelter: TestClient) -> None:
    place = f"animals/{added(shelter)['id']}/notes"
    before = shelter.get(place).json()
    made = [shelter.post(place, json={"text": text}).json() for text in ("thin", "fat")]
    assert [one["text"] for one in made] == ["thin", "fat"]
    assert shelter.get(place).json() == [*before, *made]
    assert len({one["noteId"] for one in (*before, *made)}) == len(before) + 2
    assert made[0] not in shelter.get(f"animals/{added(shelter)['id']}/notes").json()


def test_things_with_a_path_of_their_own_may_be_made_below_others(shelter: TestClient) -> None:
    ids = [added(shelter)["id"] for _ in range(2)]
    answer = shelter.post(f"animals/{ids[0]}/meals", json={"food": "fish"})
    meal = answer.json()
    assert meal == {"id": meal["id"], "food": "fish", "animalId": ids[0]}
    assert answer.headers["Location"] == f"/api/meals/{meal['id']}"
    assert shelter.get(f"meals/{meal['id']}").json() == meal
    assert [meal in shelter.get(f"animals/{id}/meals").json() for id in ids] == [True, False]
    assert shelter.delete(f"meals/{meal['id']}").status_code == 204
    assert shelter.get(f"meals/{meal['id']}").status_code == 404
    assert meal not in shelter.get(f"animals/{ids[0]}/meals").json()


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────


def test_pages_lead_from_one_to_the_next(shelter: TestClient) -> None:
    for name in ("Ada", "Bob", "Cid"):
        added(shelter, name=name)
    seen: list[str] = []
    asked: dict[str, Any] = {"limit": 4}
    while True:
        page = shelter.get("animals", params=asked).json()
        assert page["total"] == 6
        seen += [one["id"] for one in page["items"]]
        if "next" not in page:
            break
        asked["cursor"] = page["next"]
    assert len(seen) == len(set(seen)) == 6


def test_lists_are_filtered_searched_and_ordered(shelter: TestClient) -> None:
    for name, kind in (("Zula", "cat"), ("Bob", "dog"), ("Zulam", "dog")):
        added(shelter, name=name, kind=kind)

    def names(**asked: Any) -> list[str]:
        page = shelter.get("animals", params={"limit": 50, **asked}).json()
        return [one["name"] for one in page["items"]]

    assert {"Bob", "Zulam"} <= {*names(kind="dog")}
    assert "Zula" not in names(kind="dog")
    assert names(q="zul") == ["Zula", "Zulam"]
    assert names(sort="name") == sorted(names())
    assert names(sort="-name") == sorted(names(), reverse=True)


def test_lists_keep_to_bounds(shelter: TestClient) -> None:
    for name, day, weight in (("Ada", "2024-05-01", 3), ("Bob", "2024-05-02", 4.5)):
        added(shelter, name=name, bornOn=day, weight=weight)
    added(shelter, name="Cid", bornOn=None, weight=9)

    def names(**asked: Any) -> set[str]:
        page = shelter.get("animals", params={"limit": 50, **asked}).json()
        return {one["name"] for one in page["items"]} & {"Ada", "Bob", "Cid"}

    assert names(bornAfter="2024-05-01") == {"Bob"}
    assert names(bornUntil="2024-05-01") == {"Ada"}
    assert names(bornAfter="2024-04-30", bornUntil="2024-05-02") == {"Ada", "Bob"}
    assert names(min_weight=4.5) == {"Bob", "Cid"}
    assert names(createdSince="2026-01-01T00:00:00+00:00") == {"Ada", "Bob", "Cid"}
    assert names(createdSince="2027-01-01T00:00:00+02:00") == set()


# ── how HTTP says it ──────────────────────────────────────────────────────────────────────────────


def test_who_has_it_already_need_not_get_it_again(shelter: TestClient) -> None:
    place = f"animals/{added(shelter)['id']}"
    tag = shelter.get(place).headers["ETag"]
    again = shelter.get(place, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.headers["ETag"], again.content) == (304, tag, b"")
    assert shelter.get(place, headers={"If-None-Match": '"other"'}).status_code == 200


def test_who_saw_it_before_somebody_changed_it_changes_nothing(shelter: TestClient) -> None:
    place = f"animals/{added(shelter)['id']}"
    kind = {"Content-Type": "application/merge-patch+json"}
    old = shelter.get(place).headers["ETag"]
    changed = shelter.patch(place, content='{"name": "A"}', headers={**kind, "If-Match": old})
    assert changed.status_code == 200
    lost = shelter.patch(place, content='{"name": "B"}', headers={**kind, "If-Match": old})
    assert (lost.status_code, lost.json()["status"]) == (412, 412)
    assert shelter.get(place).json()["name"] == "A"
    new = {**kind, "If-Match": changed.headers["ETag"]}
    assert shelter.patch(place, content='{"name": "B"}', headers=new).status_code == 200


def test_the_same_request_again_makes_nothing_twice(shelter: TestClient) -> None:
    key = {**ALL, "Idempotency-Key": "one"}
    body = {"kind": "cat", "name": "Tom"}
    first = shelter.post("animals", json=body, headers=key)
    assert shelter.post("animals", json=body, headers=key).json() == first.json()
    assert shelter.get("animals").json()["total"] == 4
    other = shelter.post("animals", json={**body, "name": "Kit"}, headers=key)
    assert other.json()["name"] == "Kit"


def test_only_who_may_add_adds(shelter: TestClient) -> None:
    body = {"kind": "cat", "name": "Tom"}

    def status(token: str | None) -> int:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        return int(shelter.post("animals", json=body, headers=headers).status_code)

    assert status(None) == 401
    assert status("other") == 401
    assert status("demo:") == 403
    assert status("demo:animals:read") == 403
    assert status("demo:animals:read animals:write") == 201
    assert status("demo") == 201


def test_what_the_contract_does_not_allow_is_refused(shelter: TestClient) -> None:
    for body in (
        {"name": "Tom"},
        {"kind": "cow", "name": "Tom"},
        {"kind": "cat", "name": "T" * 41},
    ):
        assert shelter.post("animals", json=body, headers=ALL).status_code == 400
    assert shelter.get("animals", params={"limit": 51}).status_code == 400
    assert shelter.put("animals").status_code == 405


def test_events_go_on_where_the_client_left(shelter: TestClient) -> None:
    first = shelter.get("news").text
    assert [line for line in first.split("\n") if line.startswith("id:")] == [
        "id: 1",
        "id: 2",
        "id: 3",
    ]
    more = shelter.get("news", headers={"Last-Event-ID": "3"}).text
    assert next(line for line in more.split("\n") if line.startswith("id:")) == "id: 4"


def test_examples_come_first(shelter: TestClient) -> None:
    assert shelter.get("status").text == "open"
    assert shelter.get("animals").json()["items"][0]["name"] == "Mia"


# ── how it behaves ────────────────────────────────────────────────────────────────────────────────


def test_requests_fail_as_often_as_they_are_told_to() -> None:
    client = started(fail_rate=0.5)
    statuses = [client.get("status").status_code for _ in range(200)]
    assert {*statuses} == {200, 500}
    assert 60 < statuses.count(500) < 140
    answers = [
        client.post("animals", json={"kind": "cat", "name": "T"}, headers=ALL) for _ in "abcdefgh"
    ]
    [failed, *_] = [one for one in answers if one.status_code == 500]
    assert failed.headers["content-type"] == "application/problem+json"


def test_times_go_on_and_do_not_depend_on_the_day(shelter: TestClient) -> None:
    first, second = added(shelter)["createdAt"], added(shelter)["createdAt"]
    assert "2026-01-01T00:00:00Z" < first < second < "2026-01-01T00:10:00Z"


def test_every_run_says_the_same_and_another_seed_something_else() -> None:
    code = (
        "from tests.mock.test_mock import *\n"
        "import sys\n"
        "client = started(seed=int(sys.argv[1]))\n"
        "print([added(client), client.get('animals').json(), client.get('chips/7777').json()])"
    )

    def said(seed: int, hashing: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": hashing}
        done = subprocess.run(
            [sys.executable, "-c", code, str(seed)],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
            cwd=Path(__file__).parents[2],
        )
        return done.stdout

    assert said(1, "1") == said(1, "2")
    assert said(1, "1") != said(2, "1")


def test_a_collection_does_not_grow_for_ever() -> None:
    client = started(most=5)
    for _ in range(2):
        added(client)
    full = client.post("animals", json={"kind": "cat", "name": "Tom"}, headers=ALL)
    assert full.status_code == 500
    assert client.get("animals").json()["total"] == 5


def test_exchanges_are_written_down_without_credentials() -> None:
    lines: list[str] = []
    app = Recording(application(read(Files.open(SPEC))), lines.append, ["x-key"])
    client = TestClient(app, base_url="http://mock/api")
    client.post(
        "animals?a=%2F", json={"kind": "cat", "name": "Tom"}, headers={**ALL, "X-Key": "hidden"}
    )
    client.put(f"animals/{uuid4()}/picture", content=b"\xff", headers={"Content-Type": "image/png"})
    first, second = map(json.loads, lines)
    assert (first["method"], first["target"]) == ("POST", "/api/animals?a=%2F")
    assert json.loads(first["body"]) == {"kind": "cat", "name": "Tom"}
    assert first["response"]["status"] == 201
    assert "demo" not in lines[0]
    assert "hidden" not in lines[0]
    assert second["base64"] == "/w=="
    assert second["response"]["status"] == 404


def test_a_document_of_nothing_is_served() -> None:
    client = TestClient(application(contract("paths: {}")))
    assert client.get("/openapi.json").json()["paths"] == {}
    assert client.get("/anything").status_code == 404


@corpus
@pytest.mark.parametrize("name", ["museum.yaml", "train-travel.yaml", "petstore-expanded.yaml"])
def test_published_documents_are_served(name: str) -> None:
    """Every operation that reads and needs nothing answers with what it documents."""
    made = read(Files.open(CORPUS / name))
    client = TestClient(application(made))
    served = client.get("/openapi.json").json()
    kinds = {one.scheme for one in made.security_schemes.values()}
    headers = {"Authorization": "Basic ZGVtbzpkZW1v"} if "basic" in kinds else ALL
    asked = 0
    for endpoint in made.endpoints:
        needs = any(one.required for one in endpoint.parameters)
        if endpoint.kind == "path" and endpoint.method == "get" and not needs:
            base = served["servers"][0]["url"].partition("://")[2].partition("/")[2]
            answer = client.get(f"/{base}{endpoint.path}", headers=headers)
            assert answer.status_code == 200, (endpoint.path, answer.text)
            assert len(answer.content) > 2
            asked += 1
    assert asked


@pytest.mark.parametrize(
    ("documented", "status"),
    [("3XX", 302), ("4XX", 400), ("'404'", 404), ("'100': {description: On}, '599'", 599)],
)
def test_what_is_documented_is_answered_however_odd(documented: str, status: int) -> None:
    found = contract(
        f"paths: {{/a: {{get: {{responses: {{{documented}: {{description: So}}}}}}}}}}"
    )
    assert TestClient(application(found)).get("/a", follow_redirects=False).status_code == status
