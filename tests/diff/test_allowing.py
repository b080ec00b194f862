"""What a team lets pass: exactly that, with its reason, in plain sight."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractor.diagnostic import Severity, Span
from contractor.diff.change import Allowance, Change, Comparison, Reading
from contractor.diff.fingerprints import fingerprinted
from contractor.diff.occurrence import Where
from contractor.diff.policy.allowing import allowed
from contractor.diff.policy.globs import id_matches, key_matches, operation_matches
from contractor.diff.policy.settings import Allow
from tests.diff.judging import LIST, ORDER, ORDERS, ROWS, TODAY, change, comparison, reading

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
REMOVED = "request-property-enum-value-removed"
AT = "/components/schemas/Order/properties/status/enum/1"
PLACE = Span("pyproject.toml", 12, 1, 12, 6)


def said(found: Comparison) -> list[tuple[str, Severity]]:
    return [(one.id, one.severity) for one in found.findings]


def test_an_allowed_change_stays_in_sight() -> None:
    entry = Allow(REMOVED, "the app never sent it", AT, expires=date(2027, 1, 31), span=PLACE)
    before = comparison(change(), change(base="#/components/schemas/Bill"))
    found = allowed(before, [entry], TODAY, ROWS)
    assert [(one.base, one.level) for one in found.changes] == [
        ("#/components/schemas/Bill", ERROR),
        (f"#{AT}", INFO),
    ]
    passed = found.changes[1]
    assert passed.allowed == (
        Allowance("the app never sent it", ERROR, date(2027, 1, 31), span=PLACE),
    )
    assert passed.notes == (
        f"{REMOVED} (error) is allowed until 2027-01-31 by pyproject.toml:12: the app never sent it",
    )
    assert (found.allowed, said(found)) == (1, [])
    # Nothing else is lost.
    assert replace(passed, level=ERROR, allowed=(), notes=(), met=()) == change()


@pytest.mark.parametrize(
    "entry",
    [
        Allow(REMOVED, "why", AT),
        Allow(REMOVED, "why", f"#{AT}"),
        Allow("request-property-*", "why", "/components/schemas/Order/**"),
        Allow("*", "why", "/components/schemas/*/properties/status/enum/*"),
        Allow(REMOVED, "why", "/components/**/enum/1"),
        Allow(REMOVED, "why", operation="* /orders/**"),
        Allow(REMOVED, "why", fingerprint=change().fingerprint),
        Allow(REMOVED, "why", AT, "* /**", change().fingerprint),
    ],
)
def test_ways_to_say_it(entry: Allow) -> None:
    found = allowed(comparison(change()), [entry], TODAY, ROWS)
    assert [one.level for one in found.changes] == [INFO]
    assert found.changes[0].operations == (ORDERS, ORDER)
    assert said(found) == []


@pytest.mark.parametrize(
    "entry",
    [
        Allow("request-property-removed", "why", AT),
        Allow("request-property", "why", AT),
        Allow(REMOVED, "why", "/components/schemas/Order"),
        Allow(REMOVED, "why", "/components/schemas/*"),
        Allow(REMOVED, "why", f"common.yaml#{AT}"),
        Allow(REMOVED, "why", operation="DELETE /**"),
        Allow(REMOVED, "why", operation="POST /order"),
        Allow(REMOVED, "why", fingerprint="0" * 12),
        Allow(REMOVED, "why", AT, "DELETE /**"),
        Allow(REMOVED, "why", "/paths/**", "POST /orders"),
    ],
)
def test_what_is_not_meant_stays_and_is_said(entry: Allow) -> None:
    found = allowed(comparison(change()), [entry], TODAY, ROWS)
    assert found.changes == (change(),)
    assert said(found) == [("unused-allow", WARNING)]
    assert entry.id in found.findings[0].message


def test_the_new_node_may_be_named() -> None:
    renamed = change(base="", revision="#/components/schemas/New/properties/a")
    entry = Allow(REMOVED, "why", "/components/schemas/New/**")
    assert allowed(comparison(renamed), [entry], TODAY, ROWS).allowed == 1


def test_one_operation_is_not_all() -> None:
    entry = Allow(REMOVED, "only we call it", operation="POST /orders")
    found = allowed(comparison(change()), [entry], TODAY, ROWS)
    [one] = found.changes
    assert (one.level, one.allowed, one.operations) == (ERROR, (), (ORDERS, ORDER))
    assert [(part.level, part.operations, bool(part.allowed)) for part in one.readings] == [
        (ERROR, (ORDER,), False),
        (INFO, (ORDERS,), True),
    ]
    assert one.notes == (f"{REMOVED} (error) is allowed in POST /orders: only we call it",)
    assert (found.allowed, said(found)) == (1, [])
    both = [entry, Allow(REMOVED, "nor this one", operation="patch /orders/{id}")]
    [one] = allowed(comparison(change()), both, TODAY, ROWS).changes
    assert (one.level, one.operations, len(one.allowed)) == (INFO, (ORDERS, ORDER), 2)


def test_what_is_no_operation_is_not_meant_by_one() -> None:
    title = change("request-property-removed", WARNING, operations=(Where(section="info"),))
    entry = Allow("*", "why", operation="* /**")
    found = allowed(comparison(title), [entry], TODAY, ROWS)
    assert (found.changes, said(found)) == ((title,), [("unused-allow", WARNING)])


def test_each_reading_is_allowed_by_its_own_id() -> None:
    edit = change(also=(reading("response-property-enum-value-added", WARNING),))
    entry = Allow(REMOVED, "why", AT)
    [one] = allowed(comparison(edit), [entry], TODAY, ROWS).changes
    # The gravest that is left speaks.
    assert (one.id, one.level) == ("response-property-enum-value-added", WARNING)
    assert (one.why, one.remedy) == (f"why {one.id}", f"mend {one.id}")
    assert [(part.id, part.level, part.operations) for part in one.also] == [
        (REMOVED, INFO, (ORDERS, ORDER))
    ]
    assert one.operations == (ORDERS, ORDER, LIST)
    [both] = allowed(comparison(edit), [Allow("*", "why", AT)], TODAY, ROWS).changes
    assert (both.id, both.level, both.also[0].level) == (REMOVED, INFO, INFO)


def test_nothing_is_allowed_after_the_last_day() -> None:
    entry = Allow(REMOVED, "why", AT, expires=TODAY, span=PLACE)
    assert allowed(comparison(change()), [entry], TODAY, ROWS).allowed == 1
    late = allowed(comparison(change()), [entry], TODAY + timedelta(1), ROWS)
    assert late.changes == (change(),)
    [finding] = late.findings
    assert (finding.id, finding.severity, finding.span) == ("expired-allow", ERROR, PLACE)
    assert "2026-12-01" in finding.message
    # A date is no reason to stop what it does not concern.
    gone = allowed(comparison(), [entry], TODAY + timedelta(1), ROWS)
    assert said(gone) == [("expired-allow", WARNING)]


def test_only_stars_mean_something() -> None:
    assert key_matches("/paths/~1a~1{id}/get", "#/paths/~1a~1{id}/get")
    assert not key_matches("/paths/~1a?/get", "#/paths/~1ab/get")
    assert not key_matches("/a[bc]", "#/ab")
    assert not key_matches("**", "")
    assert key_matches("**", "other.yaml#/a")
    assert key_matches("/a/**", "#/a")
    assert not key_matches("/a/**", "#/ab")
    assert operation_matches("get /a/{id}", "GET", "/a/{id}")
    assert not operation_matches("get", "GET", "/a")
    assert not operation_matches("* *", "", "")
    assert id_matches("*-removed", "x-removed")
    assert not id_matches("removed", "x-removed")


# ── laws ──────────────────────────────────────────────────────────────────────────────────────────

_IDS = st.sampled_from([id for id in ROWS if "property" in id])
_PLACES = st.sampled_from([ORDERS, ORDER, LIST])
_READINGS = st.builds(
    reading, _IDS, st.sampled_from(Severity), st.lists(_PLACES, max_size=2, unique=True).map(tuple)
)


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Changes that tell themselves apart, the gravest reading first."""
    changes: list[Change] = []
    for number in range(draw(st.integers(1, 4))):
        first, *also = sorted(
            draw(st.lists(_READINGS, min_size=1, max_size=3)), key=lambda one: -one.level
        )
        changes.append(
            change(
                first.id,
                first.level,
                base=f"#/components/schemas/S{number}",
                operations=first.operations,
                also=tuple(also),
            )
        )
    return fingerprinted(comparison(*sorted(changes, key=lambda one: -one.level)))


_ENTRIES = st.builds(
    Allow,
    st.sampled_from(["*", "request-*", "response-*", REMOVED, "request-property-removed"]),
    st.sampled_from(["a", "b"]),
    st.sampled_from([None, "/components/**", "/components/schemas/S1"]),
    st.sampled_from([None, "POST /orders", "* /orders/**"]),
    expires=st.sampled_from([None, TODAY, TODAY - timedelta(1)]),
)


@given(comparisons())
def test_a_fingerprint_allows_its_change_and_no_other(before: Comparison) -> None:
    for one in before.changes:
        entry = Allow("*", "why", fingerprint=one.fingerprint)
        found = allowed(before, [entry], TODAY, ROWS)
        levels = {other.fingerprint: other.level for other in found.changes}
        assert levels == {
            other.fingerprint: INFO if other is one else other.level for other in before.changes
        }
        assert (found.allowed, found.findings) == (1, ())


@given(comparisons(), st.lists(_ENTRIES, max_size=4), st.randoms())
def test_the_order_of_entries_does_not_matter(
    before: Comparison, entries: list[Allow], random: Random
) -> None:
    mixed = random.sample(entries, len(entries))
    one, other = (allowed(before, order, TODAY, ROWS) for order in (entries, mixed))
    assert one.changes == other.changes
    assert sorted(map(str, one.findings)) == sorted(map(str, other.findings))


@given(comparisons(), st.lists(_ENTRIES, max_size=4))
def test_nothing_is_lost_and_nothing_gets_graver(before: Comparison, entries: list[Allow]) -> None:
    found = allowed(before, entries, TODAY, ROWS)
    after = {one.fingerprint: one for one in found.changes}
    assert after.keys() == {one.fingerprint for one in before.changes}
    for one in before.changes:
        then = after[one.fingerprint]
        assert then.level <= one.level
        assert then.operations == one.operations
        assert {part.id for part in then.readings} == {part.id for part in one.readings}
        # What became less grave says why.
        assert then.level == one.level or any(part.allowed for part in then.readings)
    assert list(found.changes) == sorted(found.changes, key=lambda one: -one.level)


@given(comparisons(), st.lists(_ENTRIES, max_size=4))
def test_an_entry_does_something_or_is_a_finding(before: Comparison, entries: list[Allow]) -> None:
    for entry in entries:
        found = allowed(before, [entry], TODAY, ROWS)
        assert bool(found.allowed) != bool(found.findings)


def test_readings_say_their_own_places() -> None:
    edit = change(also=(reading(),))
    assert edit.readings[0] == Reading(
        REMOVED, ERROR, edit.direction, edit.message, (ORDERS, ORDER)
    )
    assert edit.readings[1:] == edit.also
