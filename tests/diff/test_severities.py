"""How grave a team thinks a rule is."""

from hypothesis import given
from hypothesis import strategies as st

from contractor.diagnostic import Severity
from contractor.diff.change import Comparison
from contractor.diff.policy.settings import LEVELS
from contractor.diff.policy.severities import read_levels, with_severities
from tests.diff.judging import LIST, ORDER, ORDERS, ROWS, change, comparison, reading
from tests.diff.test_allowing import REMOVED, comparisons

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def test_a_rule_weighs_what_the_team_says() -> None:
    before = comparison(change(), change("request-property-removed", WARNING, base="#/a"))
    found = with_severities(before, {REMOVED: INFO, "request-property-removed": ERROR}, ROWS)
    assert [(one.id, one.level) for one in found.changes] == [
        ("request-property-removed", ERROR),
        (REMOVED, INFO),
    ]
    assert with_severities(before, {}, ROWS) is before


def test_the_gravest_reading_speaks() -> None:
    edit = change(also=(reading(),))
    id = reading().id
    [one] = with_severities(comparison(edit), {id: ERROR, REMOVED: WARNING}, ROWS).changes
    assert (one.id, one.level, one.message) == (id, ERROR, f"message of {id}")
    assert (one.why, one.remedy) == (f"why {id}", f"mend {id}")
    assert [(part.id, part.level) for part in one.also] == [(REMOVED, WARNING)]
    assert one.operations == (ORDERS, ORDER, LIST)
    [left] = with_severities(comparison(edit), {REMOVED: None}, ROWS).changes
    assert (left.id, left.operations, left.also) == (id, (LIST,), ())


@given(comparisons(), st.sampled_from([id for id in ROWS if "property" in id]))
def test_none_removes_exactly_that_id(before: Comparison, id: str) -> None:
    found = with_severities(before, {id: None}, ROWS)

    def told(comparison: Comparison) -> list[tuple[str, str, Severity]]:
        return sorted(
            (one.base, part.id, part.level) for one in comparison.changes for part in one.readings
        )

    assert told(found) == [one for one in told(before) if one[1] != id]


@given(
    comparisons(), st.dictionaries(st.sampled_from([*ROWS]), st.sampled_from([*LEVELS.values()]))
)
def test_saying_it_twice_says_it_once(
    before: Comparison, severity: dict[str, Severity | None]
) -> None:
    once = with_severities(before, severity, ROWS)
    assert with_severities(once, severity, ROWS) == once
    for one in once.changes:
        for part in one.readings:
            assert part.level == severity.get(part.id, part.level)


def test_the_lists_of_oasdiff_are_read() -> None:
    text = """\
# what we think
request-property-removed   err
api-version-decreased\tWARN   # soon

response-property-enum-value-added none
request-property-enum-value-removed info
request-property-removed error
"""
    assert read_levels(text, "levels.txt", ROWS) == (
        {
            "request-property-removed": ERROR,
            "api-version-decreased": WARNING,
            "response-property-enum-value-added": None,
            REMOVED: INFO,
        },
        [],
    )


def test_mistakes_in_a_list_are_located() -> None:
    text = "request-property-removd err\n\n  request-property-removed\nfar-away none\nx y z\n"
    found, findings = read_levels(text, "levels.txt", ROWS)
    assert found == {}
    assert [
        (one.id, one.severity, one.span and (one.span.file, one.span.line, one.span.column))
        for one in findings
    ] == [
        ("unmapped-severity-level", WARNING, ("levels.txt", 1, 1)),
        ("invalid-severity-level", ERROR, ("levels.txt", 3, 3)),
        ("unmapped-severity-level", WARNING, ("levels.txt", 4, 1)),
        ("invalid-severity-level", ERROR, ("levels.txt", 5, 1)),
    ]
    assert findings[0].message.endswith(
        "'request-property-removd', an id that no rule has; did you mean request-property-removed?"
    )


@given(st.text(max_size=60))
def test_no_list_breaks_the_reader(text: str) -> None:
    found, findings = read_levels(text, "levels.txt", ROWS)
    assert found.keys() <= ROWS.keys()
    assert len(found) + len(findings) <= len(text.splitlines())
