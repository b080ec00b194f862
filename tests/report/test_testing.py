"""Outcomes of contract tests as they are printed: what each format says, and that nothing acts in any."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest

from contractor.cli.printing import Printer
from contractor.frozen import changed
from contractor.report.testing import FORMATS
from contractor.report.testing.json import schema
from contractor.report.testing.verdict import sentence
from contractor.report.visible import visible
from contractor.testing.failure import NotCovered
from tests.report.comparisons import HOSTILE
from tests.report.outcomes import DOCUMENT, GET, LIST, SECRET, contract, made, real

ROOT = Path(__file__).parents[2]
SCRIPT = "</script></pre><script>alert(1)</script><img src=x onerror=alert(2)>"
TEXTS = [*HOSTILE, SCRIPT, "]]>", "```\n# owned", "</details>"]
LINE = DOCUMENT.split("\n").index("      responses:") + 1


def elements(text: str) -> list[tuple[str, dict[str, str | None]]]:
    """Every element that a reader of HTML sees."""
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Reader().feed(text)
    return found


def test_a_real_run_is_told_in_every_format() -> None:
    tested, document = real()
    assert not tested.passed
    printed = {name: report(tested, document) for name, report in FORMATS.items()}
    for name, text in printed.items():
        assert "not_a_server_error" in text, name
        assert text.endswith("\n"), name
        assert "<script>alert(1)" not in text or name in ("text", "json", "github", "markdown")
    assert "from lamps import app" in printed["html"].replace("&#39;", "'")
    errors = [*jsonschema_rs.validator_for(schema()).iter_errors(json.loads(printed["json"]))]
    assert errors == []


def test_json_is_what_its_schema_says() -> None:
    written = json.loads((ROOT / "docs" / "test.schema.json").read_text("utf-8"))
    assert written == schema(), "run tools/schemas.py"
    validator = jsonschema_rs.validator_for(written)
    for text in TEXTS:
        assert [*validator.iter_errors(json.loads(FORMATS["json"](made(text), contract())))] == []
    assert not validator.is_valid({})


def test_github_annotates_the_lines_of_the_contract() -> None:
    first, second = FORMATS["github"](made(), contract()).splitlines()
    assert first.startswith(
        f"::error file=openapi.yaml,line={LINE},col=7,title=not_a_server_error::"
    )
    assert "%0Aagain: curl --include" in first
    assert re.match(r"::error file=openapi.yaml,line=\d+,col=5,title=unreached::", second)
    assert "GET /lamp: success is not covered" in second
    assert "stateful" not in first + second


def test_junit_has_a_case_for_each_operation_and_check() -> None:
    suite = ET.fromstring(FORMATS["junit"](made(), contract()))[0]
    assert {key: suite.get(key) for key in ("tests", "failures", "errors", "skipped")} == {
        "tests": "5",
        "failures": "1",
        "errors": "1",
        "skipped": "2",
    }
    cases = {one.get("name"): one for one in suite.iter("testcase") if one.find("skipped") is None}
    assert [*cases] == ["listLamps: not_a_server_error", "getLamp: success", "getX"]
    assert {one.get("classname") for one in suite.iter("testcase")} == {"openapi.yaml"}
    failed = cases["listLamps: not_a_server_error"]
    assert failed.find("failure") is not None
    assert (failed.findtext("system-out") or "").startswith("curl --include")
    assert cases["getLamp: success"].find("error") is not None
    assert [one.tag for one in cases["getX"]] == ["properties"]
    reasons = [one.get("message") or "" for one in suite.iter("skipped")]
    assert reasons == [
        "known: we know wrong",
        "stateful is not covered: it was not asked for wrong",
    ]


def test_markdown_has_verdict_failures_and_folded_coverage() -> None:
    printed = FORMATS["markdown"](made(), contract())
    assert printed.startswith(
        "### 🔴 failed: 1 failure, 1 of 3 operations was never seen to succeed"
    )
    assert f"openapi.yaml:{LINE}:7" in printed
    assert "```sh\ncurl --include" in printed
    assert "<details><summary>Coverage: 2 of 3 operations seen to succeed" in printed
    assert "| <code>getLamp</code> | 1 | **no** |" in printed
    assert printed.count("<details>") == printed.count("</details>") == 4


def test_the_page_says_what_the_checks_that_it_names_mean() -> None:
    page = FORMATS["html"](made(), contract())
    found = elements(page)
    leads = [attributes["href"] for tag, attributes in found if tag == "a"]
    ids = {attributes["id"] for _, attributes in found if "id" in attributes}
    assert leads[1:] == [
        "#check-not_a_server_error",
        "#check-unreached",
        "#check-not_a_server_error",
        "#check-chosen",
    ]
    assert {lead[1:] for lead in leads if lead} <= ids
    assert "What is promised: Whatever a request says, no answer is a 5xx." in page
    failure = changed(made().failures[0], check="one_of_tomorrow")
    page = FORMATS["html"](changed(made(), failures=(failure,)), contract())
    assert '<span class="level error">one_of_tomorrow</span>' in page


def test_reasons_of_several_lines_stay_lines() -> None:
    why = 'One.\nTwo.\n\nSchema:\n\n    {\n        "type": 1\n    }'
    whole = made()
    failure = changed(whole.failures[0], why=why)
    uncovered = changed(whole.uncovered[0], why=why)
    allowed = changed(whole, failures=(failure,), uncovered=(uncovered,), allowed=("unreached",))
    printed = {name: report(allowed, contract()) for name, report in FORMATS.items()}
    assert '<p class="why">One.\nTwo.</p>' in printed["html"]
    assert '<pre tabindex="0">\n{\n    &#34;type&#34;: 1\n}</pre>' in printed["html"]
    assert "success\n   = One.\n   = Two.\n   = Schema:\n" in printed["text"]
    assert all("One.\\nTwo." not in text for name, text in printed.items() if name != "json")


def test_a_long_command_has_a_line_for_each_argument() -> None:
    printed = FORMATS["markdown"](made(), contract())
    assert "```sh\ncurl --include \\\n  " in printed
    assert FORMATS["json"](made(), contract()).count("curl --include http") == 2


def test_a_run_that_passed_says_so() -> None:
    whole = made()
    passed = changed(whole, operations=whole.operations[2:], failures=(), uncovered=(), known=())
    assert FORMATS["github"](passed, contract()) == ""
    assert FORMATS["markdown"](passed, contract()).startswith("### 🟢 passed")
    assert '<header class="good">' in FORMATS["html"](passed, contract())
    suite = ET.fromstring(FORMATS["junit"](passed, contract()))[0]
    assert [one.get("name") for one in suite.iter("testcase")] == ["getX"]


def test_a_sentence_says_why_it_failed_and_in_spite_of_what_it_passed() -> None:
    whole = made()
    late = NotCovered(LIST, "auth", "the time was over", "timeout")
    body = NotCovered(LIST, "body as text/plain", "it is not taken", "unreached")
    good = changed(whole, failures=(), known=())
    seen = changed(good, operations=good.operations[::2], uncovered=())
    unseen = changed(good, operations=good.operations[1:2], allowed=("unreached",))
    for tested, said in (
        (seen, "passed: 2 operations seen to succeed"),
        (
            changed(seen, uncovered=(late,)),
            "failed: the time did not suffice; 2 of 2 operations seen to succeed",
        ),
        (
            changed(seen, uncovered=(late,), allowed=("timeout",)),
            "passed, though the time did not suffice (--allow-uncovered timeout)",
        ),
        (
            changed(seen, uncovered=(body,)),
            "failed: 1 media type was never seen to be taken; 2 of 2 operations seen to succeed",
        ),
        (
            unseen,
            "passed, though 1 of 1 operation was never seen to succeed (--allow-uncovered unreached)",
        ),
        (
            changed(whole, operations=seen.operations, uncovered=()),
            "failed: 1 failure; 2 of 2 operations seen to succeed, 1 known failure allowed",
        ),
    ):
        assert sentence(tested) == said


def test_what_is_not_covered_is_said_line_by_line_and_whole() -> None:
    help = f"Give it an example {'that is good ' * 30}and seed the server."
    lost = NotCovered(GET, "success", f"No success came back.\n404 came back.\n{help}", "unreached")
    printed = FORMATS["text"](changed(made(), uncovered=(lost,)), contract())
    assert (
        "\nnot covered[unreached]: GET /lamp: success\n   = No success came back.\n   = 404"
        in printed
    )
    assert f"\n   = {help}\n" in printed
    assert r"\n" not in printed.partition("not covered")[2]


def test_a_failure_of_several_operations_is_one_block_of_the_text() -> None:
    whole = made()
    [first] = whole.failures
    other = changed(first, operation=GET, at=GET, why="another reason")
    both = changed(whole, failures=(first, other, changed(other, title="another title")))
    printed = FORMATS["text"](both, contract())
    assert printed.count("error[not_a_server_error]") == 2
    assert "   = the same of GET /lamp: openapi.yaml:13:5\n" in printed
    assert len(json.loads(FORMATS["json"](both, contract()))["failures"]) == 3


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_of_a_document_or_a_server_acts(text: str) -> None:
    plain, hostile = made(), made(text, name=text, path=f"/{text}")
    known = [tag for tag, _ in elements(FORMATS["html"](plain, contract()))]
    found = elements(FORMATS["html"](hostile, contract()))
    # A text may be several lines of a reason, and a name beside its path; it is never another element.
    assert {tag for tag, _ in found} == set(known)
    assert [tag for tag, _ in found].count("script") == 1
    assert not any(name.startswith("on") for _, attributes in found for name in attributes)
    ET.fromstring(FORMATS["junit"](hostile, contract()))
    annotations = FORMATS["github"](hostile, contract())
    assert annotations.count("\n") == 2
    for name in ("github", "junit", "markdown", "html"):
        printed = FORMATS[name](hostile, contract())
        assert printed.encode()
        assert all(visible(line) == line for line in printed.split("\n")), name


@pytest.mark.parametrize("format", FORMATS)
def test_secrets_stay_masked(format: str) -> None:
    printed = FORMATS[format](made(), contract())
    assert "LAMP_TOKEN" in printed or format == "text"
    for spelled in (SECRET, "s3cr3t", "czNjcjN0"):
        assert spelled not in printed


def test_the_job_on_github_gets_a_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    Printer("github").tested(made(), contract())
    assert capsys.readouterr().out == FORMATS["github"](made(), contract())
    assert (tmp_path / "summary.md").read_text("utf-8") == FORMATS["markdown"](made(), contract())
