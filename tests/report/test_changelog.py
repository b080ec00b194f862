"""Changelogs: grouped for readers, deterministic, and with code that is code."""

import ast
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.change import Promise
from contractor.diff.occurrence import Where
from contractor.diff.rule import Effect, Kind, Row
from contractor.report.comparison.changelog import changelog
from contractor.report.comparison.spelling import Names
from tests.report.comparisons import (
    ADDED,
    ALL,
    BOOKING,
    BOUND,
    CREATE,
    ENUM,
    GONE,
    HOSTILE,
    LISTED,
    NEW,
    OLD,
    PARAMETER,
    REMOVED,
    REQUIRED,
    allowing,
    change,
    comparison,
    judgement,
)
from tests.report.test_comparison import hostile, markdown_is_inert

ROOT = Path(__file__).parents[2]
CALLED = shutil.which("tsc-5.9", path=ROOT / ".venv" / "bin")
LOOSER = replace(
    BOUND, id="request-parameter-max-increased", level=Severity.INFO, message="limit takes more"
)
REPHRASED = change(
    "response-property-became-optional",
    Severity.ERROR,
    "`Booking.guest` may be absent now",
    f"{BOOKING}/required/0",
    "#/components/schemas/Reservation/required",
    edit="became-optional",
    direction=Direction.RESPONSE,
    operations=(LISTED,),
)
OPTIONAL = change(
    "response-property-became-optional",
    Severity.ERROR,
    "guest may be absent",
    f"{BOOKING}/required",
    f"{BOOKING}/required",
    edit="became-optional",
    direction=Direction.RESPONSE,
    arguments={"property": "guest"},
    operations=(LISTED,),
)
MORE_VALUES = change(
    "response-property-enum-value-added",
    Severity.ERROR,
    'status may be "lost"',
    "",
    f"{BOOKING}/properties/status/enum/2",
    edit="enum-value-added",
    direction=Direction.RESPONSE,
    operations=(LISTED,),
)
STATUS = change(
    "response-success-status-removed",
    Severity.ERROR,
    "POST /bookings no longer answers 201",
    "#/paths/~1bookings/post/responses/201",
    "",
    direction=Direction.RESPONSE,
    operations=(CREATE,),
)
SHORTER = change(
    "request-property-max-length-decreased",
    Severity.ERROR,
    "guest takes at most 20 characters",
    "",
    f"{BOOKING}/properties/guest/maxLength",
    operations=(CREATE,),
)
UNREAD = replace(REMOVED, level=Severity.ERROR)
BREAKING = (*ALL[:5], OPTIONAL, UNREAD, STATUS)


def guides(text: str) -> list[str]:
    """The sections of the migration guide."""
    return re.split(r"^### \d+\. ", text.partition("## Migration guide")[2], flags=re.MULTILINE)[1:]


def samples(text: str, language: str) -> list[str]:
    """All code of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_it_is_grouped_for_readers_by_tag() -> None:
    old = replace(ADDED, id="endpoint-deprecated", base="#/x", revision="#/x", message="old now")
    row = Row(
        LOOSER.id, Severity.INFO, Direction.REQUEST, Kind.CONSTRAINTS, Effect.WIDENS, "", "", ""
    )
    found = judgement(*ALL, old, LOOSER)
    text = changelog(found, rows={LOOSER.id: row})
    heads = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert heads == ["Breaking", "Deprecated", "Added", "Loosened", "Removed", "Migration guide"]
    assert re.findall(r"^### ([A-Z]\w+)$", text, re.MULTILINE)[:2] == ["Bookings", "Rooms"]
    assert "- `GET /bookings`: limit takes more. <!-- request-parameter-max-increased -->\n" in text
    tighter = replace(row, kind=Kind.REQUIREDNESS, effect=Effect.NARROWS)
    kept = replace(LOOSER, revision="")
    assert "## Changed\n" in changelog(judgement(kept), rows={LOOSER.id: tighter})
    # Nobody told what it means: it is a change, and no more is claimed.
    assert "## Changed\n" in changelog(found)
    assert text.startswith(
        "# Bookings 2.3.0 → 2.4.0\n\nBreaking: 4 operations.\n\nNext version: `3.0.0`.\n"
    )


def test_what_is_allowed_still_breaks_clients() -> None:
    found = allowing(judgement(ENUM), ENUM)
    assert found.changes[0].level is Severity.INFO
    text = changelog(found)
    assert "## Breaking" in text
    assert len(guides(text)) == 1


def test_hints_are_for_clients_and_notes_are_not() -> None:
    text = changelog(judgement(replace(REMOVED, notes=("error by itself", *REMOVED.notes))))
    assert "(looks like a rename of note to remark)" in text
    assert "by itself" not in text


def test_nothing_changed_and_nothing_known() -> None:
    plain = changelog(judgement(comparison=comparison(), advice=None))
    assert plain == (
        "# Bookings 2.3.0 → 2.4.0\n\nNo breaking changes.\n\n"
        "Nothing that a client can see has changed.\n"
    )
    unsure = comparison(ADDED, undecided=(("too large", "#/a"),))
    text = changelog(judgement(comparison=unsure))
    assert "no breaking" not in text.lower()
    assert "Nobody could judge 1 place" in text


def test_dates_are_printed_only_where_they_are_given() -> None:
    assert not re.search(r"20\d\d-", changelog(judgement()))
    assert changelog(judgement(), released="2027-01-31").startswith(
        "# Bookings 2.3.0 → 2.4.0 (2027-01-31)\n"
    )
    assert changelog(judgement()) == changelog(judgement())


@pytest.mark.parametrize(
    ("one", "words", "python", "typescript"),
    [
        (
            ENUM,
            'Do not send "checked-in" as status: what is left is "pending", "confirmed".',
            "booking = Booking(**others, status=BookingStatus.CHECKED_IN)",
            'const booking: types.Booking = { ...others, status: "checked-in" };',
        ),
        (
            REQUIRED,
            "Send checkIn always.",
            "# now\nbooking = Booking(**others, check_in=check_in)",
            "// now\nconst booking: types.Booking = { ...others, checkIn };",
        ),
        (
            PARAMETER,
            "Send the query parameter hotel with every request.",
            '# now\nhttp.request("GET", "/bookings", params={**others, "hotel": hotel})',
            "// now\nawait api.listBookings(client, { ...others, hotel });",
        ),
        (
            BOUND,
            "Check what you send as the query parameter limit: maximum is 100, and was 500.",
            "# limit: maximum is 100, and was 500\n",
            "// limit: maximum is 100, and was 500\n",
        ),
        (
            GONE,
            "Stop calling it: nothing answers any more.",
            '# before\nhttp.request("GET", "/rooms")',
            "// before\nawait api.listRooms(client);",
        ),
        (
            UNREAD,
            "Do not read note: it is gone.",
            "# before\nnote = booking.note\n\n# now: it is never there",
            "// before\nconst note = booking.note;\n\n// now: it is never there",
        ),
        (
            OPTIONAL,
            "Be ready for answers without guest.",
            "guest = given(booking.guest)  # None where it is absent",
            "const guest = booking.guest ?? fallback;",
        ),
        (
            MORE_VALUES,
            'Be ready for "lost" as status.',
            "match booking.status:\n    case BookingStatus.LOST:",
            'switch (booking.status) {\n  case "lost":',
        ),
        (
            STATUS,
            "Do not wait for 201: what is documented now is 202.",
            "# before\nif answer.status_code == 201:\n    ...\n\n# now: the answer is one of 202",
            "// before\nswitch (answer.status) {\n  case 201:",
        ),
        (
            SHORTER,
            "Check what you send as guest: maxLength is 20, and was not there before.",
            "# guest: maxLength is 20, and was not there before\n",
            "// guest: maxLength is 20, and was not there before\n",
        ),
    ],
    ids=lambda one: getattr(one, "id", ""),
)
def test_a_guide_says_what_a_client_must_change(
    one: Any, words: str, python: str, typescript: str
) -> None:
    new = NEW.replace("guest: {type: string}", "guest: {type: string, maxLength: 20}")
    if one is STATUS:
        new = NEW.replace("'201'", "'202'")
    if one is OPTIONAL:
        new = NEW.replace("required: [guest, checkIn]", "required: [checkIn]")
    if one is MORE_VALUES:
        new = NEW.replace("[pending, confirmed]", "[pending, confirmed, lost]")
    text = changelog(judgement(comparison=comparison(one, new=new)))
    [guide] = guides(text)
    assert words.replace("!", r"\!") in guide.replace("\\", "")
    [py], [ts] = samples(guide, "python"), samples(guide, "ts")
    assert python in py
    assert typescript in ts


def test_a_type_may_be_called_otherwise_on_the_other_side() -> None:
    new = NEW.replace("schemas/Booking'", "schemas/Reservation'")
    new = new.replace("    Booking:", "    Reservation:").replace("[guest, checkIn]", "[checkIn]")
    [guide] = guides(changelog(judgement(comparison=comparison(REPHRASED, new=new))))
    assert guide.startswith("`Booking.guest` may be absent now\n")
    assert "given(reservation.guest)" in samples(guide, "python")[0]


def test_what_is_stored_is_no_matter_of_clients() -> None:
    stored = replace(GONE, promise=Promise.DATA, remedy="migrate the rows")
    [guide] = guides(changelog(judgement(stored)))
    assert "Nothing in a client; what is stored changes: migrate the rows." in guide
    assert "```" not in guide


def test_python_of_guides_is_python() -> None:
    found = samples(changelog(judgement(*BREAKING)), "python")
    assert len(found) == len(BREAKING)
    for code in found:
        ast.parse(code)


@pytest.mark.skipif(CALLED is None, reason="TypeScript is not installed (tools/node.sh does it)")
def test_typescript_of_guides_is_accepted_with_the_generated_client(tmp_path: Path) -> None:
    new = NEW.replace("required: [guest, checkIn]", "required: [checkIn]")
    (tmp_path / "openapi.yaml").write_text(new)
    made = tmp_path / "generated"
    contractor = [ROOT / ".venv" / "bin" / "contractor", "generate", "openapi.yaml"]
    subprocess.run(
        [*contractor, "--target", "typescript", "--out", made],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    text = changelog(
        judgement(comparison=comparison(*BREAKING, new=new)), names=Names(folder="./generated")
    )
    names = "others input status hotel checkIn limit note fallback".split()
    head = [
        'import * as api from "./generated/typescript/client.js";',
        'import type * as types from "./generated/typescript/types.js";',
        "declare const client: api.Client;",
        "declare const booking: types.Booking;",
        *(f"declare const {name}: any;" for name in names),
    ]
    bodies = []
    for number, code in enumerate(samples(text, "ts")):
        _, mark, now = code.rpartition("// now")
        bodies.append(f"export async function f{number}() {{\n{mark}{now}\n}}")
    assert len(bodies) == len(BREAKING)
    (tmp_path / "program.ts").write_text("\n".join([*head, *bodies]))
    options = "--noEmit --strict --target es2022 --module es2022 --moduleResolution bundler".split()
    done = subprocess.run(
        [str(CALLED), *options, "--lib", "es2023,dom,dom.asynciterable", "program.ts"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_types_as_sent_are_named_where_they_differ() -> None:
    with_id = "        guest: {type: string}\n        id: {type: string, readOnly: true}\n"
    old, new = (text.replace("        guest: {type: string}\n", with_id) for text in (OLD, NEW))
    new = new.replace("[guest, checkIn]", "[guest, checkIn, id]")
    old = old.replace("[guest]", "[guest, id]")
    text = changelog(judgement(comparison=comparison(REQUIRED, UNREAD, old=old, new=new)))
    sent, read = samples(text, "python")
    assert "booking_input = BookingInput(**others, check_in=check_in)" in sent
    assert "note = booking.note" in read


def test_names_that_code_calls_otherwise_are_left_to_words() -> None:
    old = OLD.replace("note:", "class:")
    one = replace(REMOVED, level=Severity.ERROR, base=f"{BOOKING}/properties/class")
    [guide] = guides(changelog(judgement(comparison=comparison(one, old=old))))
    assert samples(guide, "python") == []
    assert "booking.class" in samples(guide, "ts")[0]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_no_text_of_a_document_acts(text: str) -> None:
    printed = changelog(hostile(text))
    assert len(printed) < 50_000
    markdown_is_inert(printed)
    for code in samples(printed, "python"):
        ast.parse(code)


@pytest.mark.parametrize("text", HOSTILE[:-1], ids=lambda text: ascii(text[:12]))
def test_no_name_of_a_document_acts_in_code(text: str) -> None:
    """Names and values of hostile documents, which stand in code of both languages."""
    said = text.encode(errors="replace").decode()
    data = {
        "openapi": "3.1.1",
        "info": {"title": said, "version": said},
        "paths": {
            f"/{said}": {
                "post": {
                    "operationId": said,
                    "tags": [said],
                    "responses": {"200": {"description": "d"}},
                }
            }
        },
        "components": {
            "schemas": {
                "A": {
                    "type": "object",
                    "properties": {said: {"type": "string", "enum": [said, "b"]}},
                }
            }
        },
    }
    from contractor.source import join

    key = join("#/components/schemas/A/properties", said, "enum", 0)
    where = (Where("POST", f"/{said}", said),)
    gone = change(
        "x-gone", Severity.ERROR, said, join("#/paths", f"/{said}", "post"), "", operations=where
    )
    listed = change("x-enum", Severity.ERROR, said, key, "", operations=where)
    after = {**data, "paths": {}}
    found = comparison(gone, listed, old=json.dumps(data), new=json.dumps(after))
    printed = changelog(judgement(comparison=found))
    markdown_is_inert(printed)
    assert len(guides(printed)) == 2
    for code in samples(printed, "python"):
        ast.parse(code)
    for code in samples(printed, "ts"):
        assert all(
            line.startswith(("//", "const ", "await ")) or not line for line in code.split("\n")
        )
