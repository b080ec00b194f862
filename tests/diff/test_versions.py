"""Which version comes next, and what is said where the contract has another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractor.diagnostic import Severity
from contractor.diff.change import Change, Comparison
from contractor.diff.policy.judging import judged
from contractor.diff.policy.settings import Allow, Policy
from contractor.diff.policy.versions import advice, noted
from contractor.diff.semver import Version, version
from tests.diff.judging import ROWS, TODAY, change, comparison
from tests.documents import contract

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
BREAKS = change()
MAY_BREAK = change("request-property-removed", WARNING)
ADDS = change("new-optional-request-property", INFO)
WORDS = change("api-operation-id-removed", INFO)


@pytest.mark.parametrize(
    ("current", "changes", "next", "reason"),
    [
        ("2.4.1", (BREAKS,), "3.0.0", "major: 1 change breaks clients"),
        ("2.4.1", (BREAKS, BREAKS, ADDS), "3.0.0", "major: 2 changes break clients"),
        (
            "2.4.1",
            (MAY_BREAK, ADDS),
            "2.5.0",
            "minor: 1 change may break clients, none does for certain",
        ),
        ("2.4.1", (ADDS, WORDS), "2.5.0", "minor: 1 change, none of which breaks clients"),
        ("2.4.1", (WORDS,), "2.4.2", "patch: what is promised stays the same"),
        ("2.4.1", (), "2.4.1", "nothing changed"),
        ("v1.0.0", (BREAKS,), "v2.0.0", "major: 1 change breaks clients"),
        ("0.3.9", (BREAKS,), "0.4.0", "minor before 1.0.0: 1 change breaks clients"),
        ("0.3.9", (ADDS,), "0.3.10", "patch before 1.0.0: 1 change, none of which breaks clients"),
        (
            "2.0.0-rc.1",
            (BREAKS,),
            "2.0.0-rc.2",
            "1 change breaks clients; before 2.0.0 anything may change",
        ),
        (
            "2.0.0-beta",
            (ADDS,),
            "2.0.0-beta.1",
            "1 change, none of which breaks clients; before 2.0.0 anything may change",
        ),
        ("1.0.0+build.7", (ADDS,), "1.1.0", "minor: 1 change, none of which breaks clients"),
    ],
)
def test_the_next_version(
    current: str, changes: tuple[Change, ...], next: str, reason: str
) -> None:
    found = advice(comparison(*changes, old=current, new=next), ROWS)
    assert (found.current, found.stated, found.next, found.reason) == (current, next, next, reason)
    assert found.contradicts == ""


@pytest.mark.parametrize(
    ("current", "why"),
    [
        ("2024-05-01", "the old version '2024-05-01' is a date"),
        ("2024-05-01-preview", "the old version '2024-05-01-preview' is a date"),
        ("v65", "the old version 'v65' has fewer than three numbers"),
        ("1.0", "the old version '1.0' has fewer than three numbers"),
        ("1.02.3", "the old version '1.02.3' is no semantic version"),
        ("latest", "the old version 'latest' is no semantic version"),
        ("", "the old version '' is empty"),
        ("9" * 5000 + ".0.0", f"the old version '{'9' * 39}…' is no semantic version"),
    ],
)
def test_other_versions_are_not_guessed_at(current: str, why: str) -> None:
    before = comparison(BREAKS, old=current, new=current)
    found = advice(before, ROWS)
    assert (found.next, found.reason, found.contradicts) == (None, why, "")
    assert noted(before, ROWS) == before


def test_the_new_version_may_be_another_kind() -> None:
    before = comparison(BREAKS, old="1.0.0", new="2026-11")
    found = advice(before, ROWS)
    assert (found.next, found.reason) == (
        "2.0.0",
        "major: 1 change breaks clients; the new version '2026-11' is a date",
    )
    assert noted(before, ROWS) == before


@pytest.mark.parametrize(
    ("old", "new", "changes", "ids"),
    [
        ("1.2.3", "1.2.3", (BREAKS,), ["api-version-not-bumped"]),
        ("1.2.3", "1.2.3+2", (BREAKS,), ["api-version-not-bumped"]),
        ("1.2.3", "1.3.0", (BREAKS,), ["api-major-version-not-bumped"]),
        ("1.2.3", "1.9.0-rc.1", (BREAKS,), ["api-major-version-not-bumped"]),
        ("1.2.3", "2.0.0", (BREAKS,), []),
        ("1.2.3", "2.0.0-rc.1", (BREAKS,), []),
        ("1.2.3", "4.0.0", (BREAKS,), []),
        ("1.2.3", "1.2.2", (BREAKS,), ["version-decreased", "api-version-decreased"]),
        ("1.2.3", "1.2.2", (ADDS,), ["version-decreased"]),
        ("1.2.3", "1.2.3-rc.1", (), ["version-decreased"]),
        ("2.0.0-rc.2", "2.0.0-rc.10", (BREAKS,), []),
        ("2.0.0-rc.2", "2.0.0", (BREAKS,), []),
        ("2.0.0-rc.2", "2.0.0-rc.2", (BREAKS,), ["api-version-not-bumped"]),
        ("0.2.0", "0.2.1", (BREAKS,), ["api-major-version-not-bumped"]),
        ("0.2.0", "0.3.0", (BREAKS,), []),
        ("0.2.0", "1.0.0", (ADDS,), []),
        ("1.2.3", "2.0.0", (ADDS,), ["version-raised-too-far"]),
        ("1.2.3", "2.0.0", (), ["version-raised-too-far"]),
        ("1.2.3", "2.0.0", (MAY_BREAK,), []),
        ("1.2.3", "1.3.0", (WORDS,), []),
        ("1.2.3", "1.2.3", (ADDS,), []),
    ],
)
def test_what_contradicts(old: str, new: str, changes: tuple[Change, ...], ids: list[str]) -> None:
    before = comparison(*changes, old=old, new=new)
    found = noted(before, ROWS)
    assert found.changes[: len(changes)] == changes
    said = [one for change in found.changes[len(changes) :] for one in change.readings]
    assert [(one.id, one.level) for one in said] == [(id, ROWS[id].level) for id in ids]
    assert advice(before, ROWS).contradicts == (ids[0] if ids else "")
    # It is no reason for another version itself, and is said once.
    assert advice(found, ROWS) == advice(before, ROWS)
    assert noted(found, ROWS) == found


def test_what_another_engine_said_of_the_version_is_not_said_again() -> None:
    theirs = change("api-version-not-bumped", INFO, base="#/info/version")
    before = comparison(BREAKS, theirs, new="1.3.0")
    assert noted(before, ROWS) == before
    lower = noted(comparison(BREAKS, theirs, new="1.0.0"), ROWS)
    assert [one.id for one in lower.changes[2:]] == ["version-decreased"]


def test_only_rules_that_there_are_speak() -> None:
    mirrored = {id: row for id, row in ROWS.items() if not row.since}
    before = comparison(BREAKS, new="1.0.0")
    found = noted(before, mirrored)
    assert [one.id for one in found.changes] == [BREAKS.id, "api-version-decreased"]
    assert noted(comparison(ADDS, new="2.0.0"), mirrored).changes == (ADDS,)


def test_it_points_at_the_version_and_says_both() -> None:
    found = noted(comparison(old="2.0.0", new="1.9.0"), ROWS).changes[0]
    assert found.message == "info.version went down from 2.0.0 to 1.9.0"
    assert (found.base, found.revision) == ("#/info/version", "#/info/version")


def test_what_is_allowed_breaks_all_the_same() -> None:
    policy = Policy((Allow("request-*", "agreed", "/components/**"),))
    found = judged(comparison(BREAKS, new="1.3.0"), policy, ROWS, TODAY)
    assert [one.level for one in found.changes] == [INFO, INFO]
    assert advice(found, ROWS).next == "2.0.0"
    assert advice(found, ROWS).contradicts == "api-major-version-not-bumped"


def test_the_severities_of_the_team_count() -> None:
    def next(severity: Severity | None) -> str | None:
        policy = Policy(severity={BREAKS.id: severity})
        return advice(judged(comparison(BREAKS), policy, ROWS, TODAY), ROWS).next

    assert [next(severity) for severity in (ERROR, WARNING, None)] == ["2.0.0", "1.3.0", "1.2.3"]


def test_what_only_people_read_is_a_patch() -> None:
    old = contract("info: {title: A, version: 1.0.0}\nopenapi: 3.1.1\npaths: {}\n")
    new = contract("info: {title: B, version: 1.0.0}\nopenapi: 3.1.1\npaths: {}\n")
    found = advice(Comparison(old, new, ()), ROWS)
    assert (found.next, found.reason) == ("1.0.1", "patch: what is promised stays the same")


_VERSIONS = st.builds(
    Version,
    st.integers(0, 3),
    st.integers(0, 3),
    st.integers(0, 3),
    st.lists(st.sampled_from(["0", "2", "10", "alpha", "rc", "x-1"]), max_size=3).map(tuple),
    st.sampled_from(["", "v"]),
)


@given(_VERSIONS)
def test_versions_are_written_as_they_are_read(one: Version) -> None:
    assert version(str(one)) == one
    assert not one.before(one)


@given(_VERSIONS, _VERSIONS, _VERSIONS)
def test_versions_have_an_order(one: Version, two: Version, three: Version) -> None:
    assert not (one.before(two) and two.before(one))
    assert not (one.before(two) and two.before(three)) or one.before(three)
    same = (one.numbers, one.pre) == (two.numbers, two.pre)
    assert (one.before(two) or two.before(one)) != same


def test_the_order_of_the_specification() -> None:
    # semver.org 2.0.0, item 11
    texts = "alpha alpha.1 alpha.beta beta beta.2 beta.11 rc.1".split()
    found = [version(text) for text in (*(f"1.0.0-{text}" for text in texts), "1.0.0", "2.0.0")]
    versions = [one for one in found if one is not None]
    assert len(versions) == 9
    assert all(one.before(two) for one, two in pairwise(versions))


@given(_VERSIONS, st.sampled_from([(), (WORDS,), (ADDS,), (MAY_BREAK,), (BREAKS,)]))
def test_advice_that_is_followed_is_not_contradicted(
    old: Version, changes: tuple[Change, ...]
) -> None:
    next = advice(comparison(*changes, old=str(old), new=str(old)), ROWS).next
    assert next is not None
    before = comparison(*changes, old=str(old), new=next)
    assert advice(before, ROWS).contradicts == ""
    assert noted(before, ROWS) == before
