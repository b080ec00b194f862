"""Conditions for patterns: databases take the texts that the engine takes, and no others."""

from collections.abc import Iterator
from random import Random

import pytest
from jsonschema_rs import Draft202012Validator

from contractor.containment.texts import matching
from contractor.relational.patterns import pattern
from tests.relational.asking import Database
from tests.relational.written import Patterns, texts

#: Patterns of published documents, and what both databases can check of others.
SAID = [
    r"^97[89][0-9]{10}$",
    r"^[a-z0-9]+(-[a-z0-9]+)*$",
    r"^[A-Z]+-[0-9]{4}$",
    r"^\+[0-9]{6,15}$",
    r"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$",
    r"^[a-zA-Z_][-a-zA-Z0-9_]*$",
    r"^([01]\d|2[0-3]):?([0-5]\d)$",
    r"^ssh-(rsa|dss|ed25519) |^ecdsa-sha2-nistp(256|384|521) ",
    r"^\d+\.\d+\.\d+$",
    r"^#(([0-9a-fA-F]{2}){3}|([0-9a-fA-F]){3})$",
    r"^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,}$",
    r"^(?=.*[A-Z])(?=.*\d).{8,}$",
    r"^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$",
    r"^[\s\S]{0,10000}$",
    "prefix_[a-zA-Z0-9]{32}",
    r"[a-z]+_token_[0-9]+",
    ".^",
    "",
]


@pytest.fixture
def asked(database: str) -> Iterator[Database]:
    found = Database(database)
    yield found
    found.close()


@pytest.mark.parametrize("seed", range(3))
def test_patterns_mean_the_same_to_databases_and_the_engine(asked: Database, seed: int) -> None:
    chance = Random(seed)
    patterns = Patterns(chance)
    said = told = 0
    for _ in range(300):
        raw, spelled = patterns.pattern()
        try:
            engine = Draft202012Validator({"pattern": spelled})
        except ValueError:
            continue
        told += 1
        given = texts(chance, [one for _ in range(4) if (one := matching(raw, chance)) is not None])
        condition = pattern("v", raw).of(asked.dialect)  # type: ignore[arg-type]
        if condition is None:
            continue
        said += 1
        answers = zip(given, asked.texts(condition, given), strict=True)
        wrong = [text for text, is_met in answers if is_met != engine.is_valid(text)]
        assert not wrong, (raw, condition)
    assert said > told * (0.9 if asked.dialect == "postgresql" else 0.5)


@pytest.mark.parametrize("raw", SAID)
def test_what_people_write_is_checked_by_both(asked: Database, raw: str) -> None:
    condition = pattern("v", raw).of(asked.dialect)  # type: ignore[arg-type]
    assert condition is not None
    chance = Random(raw)
    near = [one for _ in range(8) if (one := matching(raw, chance)) is not None]
    given = [text for text in texts(chance, near) if not set(text) & {"\r", "\u2028", "\u2029"}]
    engine = Draft202012Validator({"pattern": raw})
    assert asked.texts(condition, given) == [engine.is_valid(text) for text in given]


@pytest.mark.parametrize(
    "raw", [r"(a)\1", r"\p{L}", "(?i)a", "a{2,1}", "(?>a)", "[a&&b]", "[[:alpha:]]", "(", "***:a"]
)
def test_what_is_not_plain_is_not_said(raw: str) -> None:
    assert pattern("v", raw).postgresql is None
    assert pattern("v", raw).sqlite is None


def test_what_would_be_long_is_not_said() -> None:
    assert pattern("v", "(?:(?:ab{40}){40}c){40}").postgresql is None
    assert pattern("v", "^(a|b+c)(d|e+f)(g|h+i)(j|k+l)(m|n+o)$").sqlite is None
    assert pattern("v", "(" * 60 + "a" + ")" * 60).postgresql is None


def test_quotes_and_what_cannot_be_seen_are_spelled() -> None:
    found = pattern('"it"', "^it's\t[^\n]$")
    assert found.postgresql == "\"it\" ~ '^it''s\\t[^\\n]$'"
    assert found.sqlite == "\"it\" GLOB ('it''s' || char(9) || '[^' || char(10) || ']')"
