"""Everything that a team says, in one go."""

import pytest

from contractor.diagnostic import Finding, Severity, Span
from contractor.diff.change import Comparison, Promise
from contractor.diff.policy.judging import fails, judged, unknown
from contractor.diff.policy.settings import LEVELS, Allow, FailOn, Policy
from contractor.diff.rows.policy import ROWS as OWN
from contractor.frozen import changed
from contractor.workspace import comparing
from tests.diff.judging import ROWS, TODAY, change, comparison, reading

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
PLACE = Span("pyproject.toml", 3, 1, 3, 9)


def test_without_a_policy_only_the_version_is_judged() -> None:
    before = comparison(change(), new="2.0.0")
    found = judged(before, Policy(), ROWS, TODAY)
    assert [changed(one, mark="") for one in found.changes] == list(before.changes)
    assert all(one.mark for one in found.changes)


def test_a_fingerprint_stays_whatever_is_decided() -> None:
    edit = change(also=(reading(),))
    [plain] = judged(comparison(edit, new="2.0.0"), Policy(), ROWS, TODAY).changes
    for policy in (
        Policy((Allow("*", "why", fingerprint=plain.fingerprint),)),
        Policy(severity={edit.id: None}),
        Policy(severity={reading().id: ERROR, edit.id: INFO}),
    ):
        found = judged(comparison(edit, new="2.0.0"), policy, ROWS, TODAY)
        prints = {one.fingerprint for one in found.changes if one.edit == edit.edit}
        assert prints == {plain.fingerprint}


def test_what_is_said_of_versions_can_be_allowed_and_weighed() -> None:
    before = comparison(change())
    policy = Policy(
        (Allow("api-version-*", "raised on release", "/info/version"),),
        {"api-version-not-bumped": ERROR},
    )
    found = judged(before, policy, ROWS, TODAY)
    assert [(one.id, one.level, bool(one.allowed)) for one in found.changes] == [
        (change().id, ERROR, False),
        ("api-version-not-bumped", INFO, True),
    ]
    assert found.findings == ()
    gone = judged(before, Policy(severity={"api-version-not-bumped": None}), ROWS, TODAY)
    assert [one.id for one in gone.changes] == [change().id]


@pytest.mark.parametrize(
    ("found", "fail_on", "too_grave"),
    [
        (comparison(), FailOn.WARNING, False),
        (comparison(change()), FailOn.ERROR, True),
        (comparison(change()), FailOn.NONE, False),
        (comparison(change(level=WARNING)), FailOn.ERROR, False),
        (comparison(change(level=WARNING)), FailOn.WARNING, True),
        (comparison(change(level=INFO)), FailOn.WARNING, False),
    ],
)
def test_when_it_fails(found: Comparison, fail_on: FailOn, too_grave: bool) -> None:
    assert fails(found, fail_on) is too_grave


def test_findings_about_the_policy_fail_too() -> None:
    found = changed(comparison(), findings=(Finding("unused-allow", WARNING, ""),))
    assert [fails(found, one) for one in FailOn] == [False, True, False]


def test_ids_that_no_rule_has_are_said_with_the_nearest() -> None:
    policy = Policy(
        (
            Allow("request-property-remved", "why", "/a", span=PLACE),
            Allow("request-*", "why", "/a"),
            Allow("requests-*", "why", "/a"),
        ),
        {"request-property-removed": INFO, "far-away": ERROR},
        {"far-away": PLACE},
    )
    found = unknown(policy, ROWS)
    assert [(one.id, one.severity, one.span) for one in found] == [
        ("unknown-rule", ERROR, PLACE),
        ("unknown-rule", ERROR, None),
        ("unknown-rule", ERROR, PLACE),
    ]
    assert found[0].message == (
        "no rule has the id 'request-property-remved'; did you mean request-property-removed?"
    )
    assert found[1].message == "no rule has the id 'requests-*'; did you mean request-*?"
    assert found[2].message == "no rule has the id 'far-away'"


def test_every_row_says_why_and_what_to_do() -> None:
    for row in OWN:
        assert row.message
        assert row.why.endswith(".")
        assert row.remedy
        assert not row.remedy.endswith(".")


def test_settings_are_written_in_the_words_of_the_values() -> None:
    assert tuple(LEVELS) == comparing.LEVELS
    assert tuple(FailOn) == comparing.FAIL_ON
    assert tuple(promise.word for promise in Promise) == comparing.PROMISES
