"""Every operation is in exactly one part, and what shares state stays together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractor.testing.selecting import Unknown, named, route, served, shard
from tests.documents import contract

WORDS = ("books", "authors", "orders", "{id}", "cover")
PATHS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(
    lambda one: "/" + "/".join(one)
)


def _document(paths: set[str]) -> str:
    plain = [one for one in sorted(paths) if one.count("{") < 2]
    items = "".join(
        f"\n  {path!r}: {{get: {{responses: {{'200': {{description: Yes}}}}}},"
        f" delete: {{responses: {{'204': {{description: Gone}}}}}}}}"
        for path in plain
    )
    return f"paths:{items or ' {}'}\n"


@given(st.sets(PATHS, max_size=8), st.integers(1, 5))
def test_every_operation_is_in_exactly_one_part(paths: set[str], of: int) -> None:
    found = contract(_document(paths))
    whole = served(found)
    parts = [shard(found, whole, number, of) for number in range(1, of + 1)]
    assert sorted(route(one) for part in parts for one in part) == sorted(map(route, whole))
    for part in parts:
        # In the order of the document.
        assert list(part) == [one for one in whole if one in part]
    for path in {one.path for one in whole}:
        about = next((one for one in path.split("/") if one and "{" not in one), "")
        homes = [
            number
            for number, part in enumerate(parts)
            for one in part
            if about in one.path.split("/")[1:2]
        ]
        assert len(set(homes)) <= 1


def test_what_links_lead_to_stays_together() -> None:
    found = contract(
        """
        paths:
          /a:
            post:
              responses:
                '201':
                  description: Made
                  links: {next: {operationId: pay}}
          /b: {post: {operationId: pay, responses: {'200': {description: Paid}}}}
          /c: {get: {responses: {'200': {description: C}}}}
        """
    )
    parts = [[route(one) for one in shard(found, served(found), n, 2)] for n in (1, 2)]
    assert parts == [["POST /a", "POST /b"], ["GET /c"]]


def test_names_are_ids_or_routes() -> None:
    found = contract(_document({"/books", "/books/{id}"}))
    assert [route(one) for one in named(found, ["delete /books"])] == ["DELETE /books"]
    with pytest.raises(Unknown, match="did you mean GET /books"):
        named(found, ["GET /boks"])
