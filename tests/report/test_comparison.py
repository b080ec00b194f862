"""Comparisons as they are printed: what each format says, and that no text of a document acts in any."""

import json
import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest
from click.testing import CliRunner

from contractor.cli import printing
from contractor.cli.lint import command as lint
from contractor.cli.printing import Printer
from contractor.containment.verdict import Counterexample
from contractor.diagnostic import Finding, Severity
from contractor.diff.occurrence import Where
from contractor.report import FORMATS as FINDINGS
from contractor.report.comparison import FORMATS, verdict
from contractor.report.comparison.findings import findings
from contractor.report.comparison.json import schema
from contractor.report.visible import visible
from contractor.source import Files
from tests.report.comparisons import (
    ADDED,
    ALL,
    BOOKING,
    BOUND,
    ENUM,
    GONE,
    HOSTILE,
    LIST,
    NEW,
    OLD,
    REMOVED,
    UNUSED,
    allowing,
    change,
    comparison,
    contract,
    judgement,
    with_findings,
)

ROOT = Path(__file__).parents[2]
SARIF = json.loads((Path(__file__).parent / "sarif-2.1.0.schema.json").read_text("utf-8"))


def test_text_says_what_where_for_whom_and_what_to_do() -> None:
    printed = FORMATS["text"](judgement(ENUM, advice=None))
    assert printed == (
        'error[request-property-enum-value-removed]: status no longer accepts "checked-in"\n'
        "  --> bookings.yaml:42:17\n"
        "   |\n"
        "42 |           enum: [pending, confirmed]\n"
        "   |                 ^^^^^^^^^^^^^^^^^^^^\n"
        "  ::: main:bookings.yaml:49:38  it stood here\n"
        "   |\n"
        "49 |           enum: [pending, confirmed, checked-in]\n"
        "   |                                      ^^^^^^^^^^\n"
        "   = Requests that were right until now are refused\n"
        "   = breaks: POST /bookings, PATCH /bookings/{bookingId} (whoever sends it)\n"
        "   = in: request body application/json\n"
        '   = for instance {"guest": "Ada", "status": "checked-in"} was valid, and is refused now (enum)\n'
        "   = also: response-property-enum-value-removed (info) in GET /bookings\n"
        "help: keep accepting it, and deprecate it first\n"
        "\n"
        "1 error · 9 equivalent edits hidden\n"
        "breaking: 2 operations\n"
    )


def test_text_shows_the_gravest_last_and_infos_when_asked() -> None:
    plain = FORMATS["text"](judgement())
    levels = re.findall(r"^(error|warning|info)\[", plain, re.MULTILINE)
    assert levels == ["warning", *["error"] * 5]
    assert "5 errors, 1 warning, 1 info · 9 equivalent edits hidden" in plain
    assert "next version: 3.0.0 (-v shows infos)\n" in plain
    assert plain.endswith("\nbreaking: 4 operations\n")
    verbose = FORMATS["text"](judgement(), verbose=True)
    assert "info[response-optional-property-added]: nights is new" in verbose
    assert "-v shows" not in verbose


def test_text_says_why_a_comparison_fails_that_breaks_nobody() -> None:
    expired = Finding("expired-allow", Severity.ERROR, "may pass no longer", "#/tool")
    printed = FORMATS["text"](with_findings(judgement(ADDED, advice=None), UNUSED, expired))
    assert printed.endswith("beside the changes: 1 error (expired-allow)\nno breaking changes\n"), (
        printed
    )


def test_text_only_paints() -> None:
    painted = FORMATS["text"](judgement(), color=True)
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == FORMATS["text"](judgement())


def test_many_operations_are_counted() -> None:
    places = tuple(Where("GET", f"/rooms/{index}") for index in range(15))
    found = judgement(replace(GONE, operations=(*places, places[0])))
    assert "breaks: GET /rooms/0, GET /rooms/1, GET /rooms/2 and 12 more\n" in FORMATS["text"](
        found
    )
    assert verdict.sentence(found) == "breaking: 15 operations"


@pytest.mark.parametrize(
    ("changes", "more", "expected"),
    [
        ((), {}, "no breaking changes"),
        ((ADDED,), {}, "no breaking changes"),
        ((REMOVED,), {}, "no breaking changes; 1 change may break somebody"),
        ((GONE,), {}, "breaking: 1 operation"),
        ((replace(GONE, operations=()),), {}, "breaking: 1 change outside of operations"),
        (
            (BOUND, replace(GONE, operations=())),
            {},
            "breaking: 1 operation, and 1 change outside of operations",
        ),
    ],
)
def test_the_verdict(changes: tuple[Any, ...], more: dict[str, Any], expected: str) -> None:
    found = judgement(comparison=comparison(*changes, **more))
    assert verdict.sentence(found) == expected
    assert FORMATS["text"](found).endswith(f"\n{expected}\n") or not changes


@pytest.mark.parametrize("changes", [(), (ADDED,), (REMOVED,)])
@pytest.mark.parametrize("format", FORMATS)
def test_what_could_not_be_judged_is_never_called_harmless(
    format: str, changes: tuple[Any, ...]
) -> None:
    unsure = comparison(*changes, undecided=(("`not` differs", f"{BOOKING}/properties/note"),))
    printed = FORMATS[format](judgement(comparison=unsure), verbose=True)
    assert "no breaking changes" not in printed.lower()
    if format in ("text", "markdown", "html", "json"):
        assert "`not` differs" in printed.replace("\\`", "`")
        assert "could not be judged" in printed


def test_what_could_not_be_judged_is_said_with_its_place() -> None:
    unsure = comparison(undecided=(("`not` differs", "#/components/schemas/Booking"),))
    found = judgement(comparison=unsure)
    text = FORMATS["text"](found)
    assert "not judged: #/components/schemas/Booking (`not` differs)\n" in text
    [one] = json.loads(FORMATS["json"](found))["undecided"]
    assert one == {"at": "#/components/schemas/Booking", "reason": "`not` differs"}
    markdown = FORMATS["markdown"](found)
    assert "- `#/components/schemas/Booking`: `not` differs\n" in markdown


def test_an_edit_of_a_list_points_at_the_list_that_is_left() -> None:
    [found] = findings(judgement(ENUM))
    assert (found.span, found.related[0].span) != (None, None)
    assert found.span is not None
    assert found.span.line == 42
    # On the new side enum/0 is another value: it must not be pointed at.
    first = replace(ENUM, base=f"{BOOKING}/properties/status/enum/0")
    [found] = findings(judgement(first))
    assert found.span is not None
    assert found.span.column == 17


def test_what_is_new_names_where_it_was_not() -> None:
    new = replace(ADDED, near=f"{BOOKING}/properties")
    [found] = findings(judgement(new))
    [other] = found.related
    assert (other.label, other.span and other.span.line) == ("nothing of it stood here", 42)
    # On the page nothing stands there, so nothing is shown or marked there.
    assert "before: not there" in FORMATS["html"](judgement(new))
    assert json.loads(FORMATS["json"](judgement(new)))["changes"][0]["base"] is None


def test_backticks_of_ours_are_code_in_markdown_and_those_of_others_are_not() -> None:
    ours = FORMATS["markdown"](judgement(replace(GONE, why="`note` is (`allOf`) gone")))
    assert "- `note` is (`allOf`) gone\n" in ours
    for text in ("a ` b", "a `` b", "``` b ```"):
        theirs = FORMATS["markdown"](judgement(replace(GONE, why=text)))
        assert f"- {text}".replace("`", "\\`") in theirs


def test_places_are_looked_for_in_their_own_files() -> None:
    old = contract(OLD, "old.json.yaml")
    json_text = json.dumps(old.raw, indent=1)
    found = replace(judgement(GONE).comparison, old=contract(json_text, "main:bookings.json"))
    [one] = findings(judgement(comparison=found))
    assert one.related[0].span is not None
    assert one.related[0].span.file == "main:bookings.json"
    assert '"get": {' in json_text.split("\n")[one.related[0].span.line - 1]


def test_a_change_without_any_place_is_printed() -> None:
    lost = change("some-id", Severity.ERROR, "something", "gone.yaml#/a", "")
    for report in FORMATS.values():
        assert "something" in report(judgement(lost), verbose=True)


def test_json_is_what_its_schema_says() -> None:
    validator = jsonschema_rs.Draft202012Validator(schema())
    for found in (judgement(), judgement(comparison=comparison()), allowing(judgement(), ENUM)):
        data = json.loads(FORMATS["json"](with_findings(found, UNUSED)))
        validator.validate(data)
    first = json.loads(FORMATS["json"](judgement(ENUM)))
    assert first["summary"] == {
        "error": 1,
        "warning": 0,
        "info": 0,
        "hidden": 9,
        "undecided": 0,
        "allowed": 0,
    }
    assert first["old"] == {"file": "bookings.yaml", "ref": "main", "version": "2.3.0"}
    assert first["changes"][0]["base"]["line"] == 49
    assert first["changes"][0]["revision"] is None
    assert first["changes"][0]["operations"][0]["route"] == ["status"]
    assert first["changes"][0]["counterexample"]["value"]["status"] == "checked-in"
    broken = json.loads(FORMATS["json"](judgement(ENUM)))
    broken["changes"][0]["level"] = "fatal"
    assert not validator.is_valid(broken)


def test_the_published_schema_is_up_to_date() -> None:
    published = (ROOT / "docs" / "comparison.schema.json").read_text("utf-8")
    assert json.loads(published) == schema()


def test_github_annotates_both_places() -> None:
    printed = FORMATS["github"](judgement(REMOVED, ADDED))
    assert printed.startswith("::warning file=bookings.yaml,line=37,col=7,title=")
    assert "%0Amain:bookings.yaml:44:9  it stood here%0A" in printed
    assert printed.count("\n") == 1
    assert FORMATS["github"](judgement(REMOVED, ADDED), verbose=True).count("::notice ") == 1


def test_the_summary_of_a_job_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", os.fspath(summary))
    Printer("github").comparison(judgement())
    assert capsys.readouterr().out == FORMATS["github"](judgement())
    assert summary.read_text("utf-8") == "before\n" + FORMATS["markdown"](judgement())
    Printer("text").comparison(judgement())
    assert summary.read_text("utf-8").count("###") == 1
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", os.fspath(tmp_path))
    capsys.readouterr()
    Printer("github").comparison(judgement())
    assert "the job's summary cannot be written" in capsys.readouterr().err


def test_a_page_is_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "page.html"
    Printer("html", target).comparison(judgement())
    assert target.read_text("utf-8") == FORMATS["html"](judgement())
    assert capsys.readouterr().err == f"breaking: 4 operations, written to {target}\n"
    # Where there is nothing to compare, a person is told why, and no page says otherwise.
    target.unlink()
    Printer("html", target).findings([UNUSED])
    assert not target.exists()
    assert "warning[unused-allow]" in capsys.readouterr().err


def test_every_format_of_a_comparison_can_be_asked_for() -> None:
    assert sorted(FORMATS) == sorted(printing._COMPARISON_FORMATS)
    assert sorted(FINDINGS) == sorted(printing._FORMATS)


@pytest.mark.parametrize("found", [judgement(), judgement(comparison=comparison())])
def test_sarif_is_valid(found: Any) -> None:
    validator = jsonschema_rs.Draft4Validator(SARIF)
    log = json.loads(FORMATS["sarif"](found))
    validator.validate(log)
    log["runs"][0]["results"] = [{"ruleId": 1}]
    assert not validator.is_valid(log)


def test_sarif_has_rules_both_places_fingerprints_and_suppressions() -> None:
    found = with_findings(allowing(judgement(ENUM, BOUND), ENUM), UNUSED)
    [run] = json.loads(FORMATS["sarif"](found))["runs"]
    jsonschema_rs.Draft4Validator(SARIF).validate(json.loads(FORMATS["sarif"](found)))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        "request-parameter-max-decreased",
        "request-property-enum-value-removed",
        "unused-allow",
    ]
    assert "What to do: keep accepting it" in rules[0]["help"]["text"]
    enum, bound, unused = run["results"]
    assert rules[enum["ruleIndex"]]["id"] == enum["ruleId"] == ENUM.id
    assert enum["partialFingerprints"] == {"contractor/v1": ENUM.fingerprint}
    assert enum["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "allowed (until 2027-01-31): all clients were told",
        }
    ]
    assert "suppressions" not in bound
    place = enum["relatedLocations"][0]["physicalLocation"]
    # The revision must not read as the scheme of a URI.
    assert place["artifactLocation"]["uri"] == "main%3Abookings.yaml"
    assert place["region"]["startLine"] == 49
    assert unused["level"] == "warning"
    # Code scanning refuses a whole log for one result without a place.
    assert unused["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "bookings.yaml"


def test_sarif_of_a_document_explains_its_rules(tmp_path: Path) -> None:
    spec = tmp_path / "openapi.yaml"
    spec.write_text("openapi: 3.1.1\ninfo: {title: T, version: '1'}\npaths: {a: {}}\n")
    printed = CliRunner().invoke(lint, [str(spec), "--format", "sarif"]).stdout
    log = json.loads(printed)
    jsonschema_rs.Draft4Validator(SARIF).validate(log)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert rules
    assert all("What to do: " in rule["help"]["text"] for rule in rules)
    again = json.loads(CliRunner().invoke(lint, [str(spec), "--format", "sarif"]).stdout)
    assert again == log


def test_junit_has_a_case_for_each_change_and_operation() -> None:
    found = allowing(judgement(ENUM, BOUND, ADDED), BOUND)
    root = ET.fromstring(FORMATS["junit"](found))
    [suite] = root
    cases = suite.findall("testcase")
    assert [case.get("classname") for case in cases] == [ENUM.id, ENUM.id, BOUND.id, ADDED.id]
    assert [len(case.findall("failure")) for case in cases] == [1, 1, 0, 0]
    assert [len(case.findall("skipped")) for case in cases] == [0, 0, 1, 0]
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("4", "2", "1")
    properties = {one.get("name"): one.get("value") for one in cases[0].iter("property")}
    assert properties["operation"] == "POST /bookings"
    assert properties["fingerprint"] == ENUM.fingerprint
    facts = {one.get("name"): one.get("value") for one in suite.findall("properties/property")}
    assert facts["verdict"] == "breaking: 2 operations"


def test_junit_of_nothing_has_a_test_that_passes() -> None:
    root = ET.fromstring(FORMATS["junit"](judgement(comparison=comparison())))
    assert root.get("tests") == "1"
    assert len(root.findall("testsuite/testcase")) == 1


def test_markdown_has_a_verdict_a_table_and_details() -> None:
    printed = FORMATS["markdown"](judgement())
    assert printed.startswith(
        "### 🔴 breaking: 4 operations\n\n`main:bookings.yaml` → `bookings.yaml`\n"
    )
    rows = [line for line in printed.split("\n") if line.startswith("| ")]
    assert len(rows) == 2 + 6
    assert "<code>POST &#47;bookings</code><br>" in rows[3]
    assert printed.count("<details>") == printed.count("</details>") == 7


def test_markdown_fits_into_a_comment() -> None:
    many = [replace(BOUND, message=f"limit {index} " + "x" * 300) for index in range(3000)]
    printed = FORMATS["markdown"](judgement(*many))
    assert len(printed) < 65_536
    assert "… and 2950 more" in printed
    assert re.search(r"… and the details of \d+ more", printed)


# ── texts that want to act ──────────────────────────────────────────────────


def hostile(text: str) -> Any:
    """A judgement in which everything that a document says is the text."""
    # No document holds half a character, but the name of a file may.
    said = text.encode(errors="replace").decode()
    old = contract(json.dumps({**contract(OLD).raw, "x-a": said}), text[:200])
    where = Where("GET", f"/{text}", text, part=text, route=(text, text))
    nasty = [
        replace(
            one,
            message=text,
            why=text,
            remedy=text,
            notes=(text,),
            hint=text,
            operations=(where, replace(where, path=text), LIST),
            counterexample=Counterexample({text: text}, "old", text),
            base=f"#/x-a/{said}",
        )
        for one in (ENUM, REMOVED, ADDED)
    ]
    nasty.append(replace(BOUND, id=said[:200], operations=(where,)))
    found = comparison(*nasty, new=NEW, name="bookings.yaml", undecided=((text, text),))
    found = replace(found, old=old)
    made = with_findings(
        judgement(comparison=found), replace(UNUSED, message=text[:200], help=text[:200])
    )
    return replace(allowing(made, nasty[1]), old=replace(made.old, file=text[:200], ref=text[:200]))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


TAGS = set(
    "html head meta title style body a header h1 h2 h3 h4 p span main section ul li code form fieldset legend"
    " label input select option article div dl dt dd br details summary pre mark script strong".split()
)


@pytest.mark.parametrize(
    "text", HOSTILE, ids=lambda text: text[:12].encode("unicode_escape").decode()
)
def test_no_text_of_a_document_acts(text: str) -> None:
    found = hostile(text)
    printed = {name: report(found, verbose=True) for name, report in FORMATS.items()}
    for name, report in printed.items():
        assert report.encode()
        assert all(visible(line) == line for line in report.split("\n")), name
    assert not any(
        line.startswith("::") for line in re.findall(r"^\s*(::(?!: ).*)", printed["text"])
    )
    assert all(
        re.match(r"::(error|warning|notice) (file=[^,:]*,line=\d+,col=\d+,)?title=[^,:]*::", line)
        for line in printed["github"].splitlines()
    )
    json.loads(printed["json"])
    jsonschema_rs.Draft4Validator(SARIF).validate(json.loads(printed["sarif"]))
    ET.fromstring(printed["junit"])
    if len(text) > 1000:
        assert all(
            len(printed[name]) < 300_000 for name in ("text", "github", "markdown", "junit", "html")
        )
    page = _Page()
    page.feed(printed["html"])
    assert {tag for tag, _ in page.tags} <= TAGS
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert not any(
        name.startswith("on") or name in ("src", "style") for _, at in page.tags for name in at
    )
    assert all(at["href"].startswith("#") for _, at in page.tags if at.get("href"))  # type: ignore[union-attr]
    markdown_is_inert(printed["markdown"])


#: The only HTML that our Markdown holds.
_OURS = re.compile(r"</?(?:details|summary|code|span)>|<br>|<!-- [\w-]+ -->")


def markdown_is_inert(printed: str) -> None:
    # Code acts nowhere, whether fenced or in a line.
    fenced = re.sub(r"^(`{3,})\w*\n.*?^\1$", "", printed, flags=re.MULTILINE | re.DOTALL)
    left = re.sub(r"(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)", "", fenced)
    left = re.sub(r"<code>.*?</code>", "", left)
    # An entity is text and nothing else.
    bare = re.sub(r"&(?:#\d+|amp|lt|gt);", "", _OURS.sub("\0", left))
    assert "<" not in bare
    assert not re.search(r"(?<!\0)[@#](?!\0)\w", bare), "a mention, or a reference to an issue"
    assert not re.search(r"(?i)https?://|www\.", bare), "an automatic link"
    assert not re.search(r"(?<!\\)[\[\]]", bare), "a link or an image"
    assert not re.search(r"(?i)\bGH-\d", bare)
    assert not re.search(r"(?<!\\)(~~|(?<!\*)\*(?!\*)|_)", bare.replace("**", "")), "markup"


def test_the_page_runs_its_own_script_alone() -> None:
    from base64 import b64encode
    from hashlib import sha256

    printed = FORMATS["html"](judgement())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', printed)
    assert policy is not None
    for element in ("script", "style"):
        [text] = re.findall(rf"<{element}>(.*?)</{element}>", printed, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{element}-src &#39;sha256-{digest}&#39;" in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;;")
    assert "http:" not in printed
    assert "https:" not in printed


def test_the_page_shows_regions_of_a_large_document() -> None:
    rows = "".join(f"  note{index}: {'y' * 60}\n" for index in range(20_000))
    old, new = (f"{text}x-rows:\n{rows}" for text in (OLD, NEW))
    printed = FORMATS["html"](judgement(comparison=comparison(*ALL, old=old, new=new)))
    assert len(printed) < 60_000
    assert "around the changes" in printed
    assert "<mark>checked-in</mark>" in printed


def test_the_page_cuts_a_document_of_one_line() -> None:
    data = contract(OLD).raw
    text = json.dumps({**data, "x-long": "z" * 500_000})
    found = replace(judgement(ENUM, GONE).comparison, old=contract(text, "main:b.json"))
    printed = FORMATS["html"](judgement(comparison=found))
    assert len(printed) < 60_000
    assert "<mark>&#34;checked-in&#34;</mark>" in printed


def test_everything_is_deterministic() -> None:
    for name, report in FORMATS.items():
        assert report(judgement()) == report(judgement()), name


def test_both_sides_may_be_of_several_files(tmp_path: Path) -> None:
    (tmp_path / "common.yaml").write_text("Note: {type: string, maxLength: 5}\n")
    (tmp_path / "openapi.yaml").write_text(
        "openapi: 3.1.1\ninfo: {title: T, version: '1'}\n"
        "components: {schemas: {A: {$ref: 'common.yaml#/Note'}}}\n"
    )
    from contractor.contract import read

    both = read(Files.open(tmp_path / "openapi.yaml"))
    found = replace(comparison(), old=both, new=both)
    one = change(
        "x", Severity.ERROR, "m", "common.yaml#/Note/maxLength", "common.yaml#/Note/maxLength"
    )
    [said] = findings(judgement(comparison=replace(found, changes=(one,))))
    assert said.span is not None
    assert said.span.file.endswith("common.yaml")
    assert said.span.column == 33
