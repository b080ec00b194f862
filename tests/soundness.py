"""Whether verdicts on pairs of schemas are true: `python -m tests.soundness --count 100000 --seed 1`.

Makes pairs of schemas (random ones and their edits, and schemas of real documents and their edits), asks how they
relate, makes values of both, and lets jsonschema-rs judge every value by both schemas as they are written. A value
that one side takes and the other refuses contradicts EQUAL, and NARROWER or WIDER from one side. Fails with 1 if any
does.

By JSON Schema alone (`strict`) every value counts. Where undeclared properties are not promised, values count that
hold no property which one side declares more often than the other.
"""

import argparse
import copy
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import jsonschema_rs

from contractor.containment import Containment, Relation, values
from contractor.containment.instances import mutants
from contractor.contract import Contract, read
from contractor.contract.json_schema import to_json
from contractor.contract.travel import Direction
from contractor.source import Files
from tests.exactness.schemas import _HOLDING as _HOLDS
from tests.exactness.schemas import _PLAIN, Schemas, value

AT = "#/components/schemas/"
_TYPES = ("object", "array", "string", "integer", "number", "boolean", "null")
_EACH = 8
_MOST_COMPONENTS = 12
KEYWORDS = (*_PLAIN, *_HOLDS)

Components = dict[str, Any]


@dataclass
class Tally:
    """What was seen."""

    pairs: int = 0
    instances: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    contradictions: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        shares = ", ".join(
            f"{name} {count / max(self.pairs, 1):.1%}"
            for name, count in self.verdicts.most_common()
        )
        return f"{self.instances} instances, {self.pairs} pairs, {len(self.contradictions)} contradictions; {shares}"


def contract(components: Components, version: str = "3.1.1") -> Contract:
    """The contract of some schemas."""
    document = {
        "openapi": version,
        "info": {"title": "Test", "version": "1"},
        "paths": {},
        "components": {"schemas": components},
    }
    return read(Files.of_text(json.dumps(document)))


def judge(components: Components, name: str) -> jsonschema_rs.Validator | None:
    """The engine on the schema as it is written."""
    whole = {"$ref": f"{AT}{name}", "components": {"schemas": components}}
    try:
        return jsonschema_rs.Draft202012Validator(whole, validate_formats=True, offline=True)
    except ValueError:
        return None


def judge_read(found: Contract, name: str) -> jsonschema_rs.Validator | None:
    """The engine on the schema as it was read, for documents that are not written as JSON Schema is."""
    try:
        whole = to_json(found, found.schemas[f"{AT}{name}"])
        return jsonschema_rs.Draft202012Validator(whole, validate_formats=True, offline=True)
    except ValueError:
        return None


# ── edits ─────────────────────────────────────────────────────────────────────────────────────────


def edited(
    components: Components, random: Random, schemas: Schemas, name: str = "A", most: int = 3
) -> Components:
    """The schemas with a few edits: keywords added, removed, changed, wrapped, parts put elsewhere."""
    found = copy.deepcopy(components)
    for _ in range(random.randint(1, most)):
        part = found if random.random() < 0.3 else {name: found.pop(name)}
        places = [place for place in _places(part) if isinstance(place[0][place[1]], dict)]
        if not places:
            found |= part
            continue
        holder, step = random.choice(places)
        holder[step] = _edit(holder[step], random, schemas)
        found |= part
    return found


def _places(components: Components) -> Iterator[tuple[Any, Any]]:
    """Every schema, as what holds it and where."""
    pending: list[tuple[Any, Any]] = [(components, name) for name in components]
    while pending:
        holder, step = pending.pop()
        yield holder, step
        said = holder[step]
        if not isinstance(said, dict):
            continue
        for keyword, inner in said.items():
            if keyword in ("allOf", "anyOf", "oneOf", "prefixItems"):
                pending += [(inner, index) for index in range(len(inner))]
            elif keyword in ("properties", "patternProperties", "dependentSchemas"):
                pending += [(inner, name) for name in inner]
            elif keyword in _HOLDING:
                pending.append((said, keyword))


_HOLDING = frozenset(
    "additionalProperties propertyNames items contains not if then else unevaluatedProperties "
    "unevaluatedItems".split()
)


def _edit(said: dict[str, Any], random: Random, schemas: Schemas) -> Any:
    kind = random.random()
    if kind < 0.12:
        return {random.choice(("allOf", "anyOf", "oneOf")): [said]}
    if kind < 0.18:
        return {random.choice(("anyOf", "oneOf")): [said, schemas.schema(2)]}
    if kind < 0.35 and said:
        gone = random.choice(sorted(said))
        return {keyword: inner for keyword, inner in said.items() if keyword != gone}
    if kind < 0.6 and said:
        return _changed(said, random, schemas)
    if kind < 0.7:
        return dict(sorted(said.items(), reverse=True))
    return {**said, **schemas._keyword(random.choice(KEYWORDS), 2)}


def _changed(said: dict[str, Any], random: Random, schemas: Schemas) -> dict[str, Any]:
    keyword = random.choice(sorted(said))
    inner = said[keyword]
    changed: Any = inner
    if keyword == "type":
        changed = random.choice(_TYPES)
    elif isinstance(inner, bool):
        changed = not inner
    elif isinstance(inner, int):
        changed = max(0, inner + random.choice((-1, 1, 2)))
    elif keyword in ("enum", "required", "anyOf", "oneOf", "allOf") and len(inner) > 1:
        changed = inner[1:] if random.random() < 0.5 else inner[::-1]
    elif keyword in ("properties", "patternProperties") and inner:
        changed = dict(inner)
        changed.pop(random.choice(sorted(inner)))
    return {**said, keyword: changed or inner}


# ── judging ───────────────────────────────────────────────────────────────────────────────────────


def check(
    tally: Tally,
    old: Components,
    new: Components,
    name: str,
    random: Random,
    *,
    strict: bool,
    version: str = "",
) -> None:
    """One pair: a verdict, and instances that may contradict it."""
    base, revision = contract(old, version or "3.1.1"), contract(new, version or "3.1.1")
    if any(f"{AT}{name}" not in one.schemas for one in (base, revision)):
        return
    if any(one.id == "circular-reference" for one in (*base.findings, *revision.findings)):
        return
    if version:
        judges = judge_read(base, name), judge_read(revision, name)
    else:
        judges = judge(old, name), judge(new, name)
    if judges[0] is None or judges[1] is None:
        return
    before, after = base.schemas[f"{AT}{name}"], revision.schemas[f"{AT}{name}"]
    direction = Direction.NONE
    verdict = Containment(base, revision, strict=strict).relate(before, after, direction)
    tally.pairs += 1
    tally.verdicts[verdict.relation] += 1
    if verdict.relation is Relation.UNKNOWN:
        tally.reasons[verdict.reason] += 1
    seed = random.randrange(1 << 30)
    found = [
        one
        for some in (
            values(base, before, direction, count=_EACH, seed=seed),
            values(revision, after, direction, count=_EACH, seed=seed),
        )
        for one in (*some.valid, *some.near)
    ]
    found += [value(random) for _ in range(_EACH)]
    found += [mutant for one in found[:_EACH] for mutant in mutants(one, random)]
    lone = set() if strict else _lone(old, new, name)
    for one in found:
        if lone and not lone.isdisjoint(_names(one)):
            continue
        tally.instances += 1
        taken = tuple(bool(each and each.is_valid(one)) for each in judges)
        if _contradicts(verdict.relation, taken):
            tally.contradictions.append(
                json.dumps(
                    {"old": old, "new": new, "at": name, "verdict": verdict.relation, "value": one}
                )
            )
            return


def _contradicts(relation: Relation, taken: tuple[bool, ...]) -> bool:
    match relation:
        case Relation.EQUAL:
            return taken[0] != taken[1]
        case Relation.NARROWER:
            return taken == (False, True)
        case Relation.WIDER:
            return taken == (True, False)
    return False  # INCOMPARABLE has a value for either side, which `relate` let the engine judge


def _lone(old: Components, new: Components, name: str) -> set[str]:
    """Names that one side declares more often than the other, in what a component leads to."""
    led = [{each: one[each] for each in _leading(one, name)} for one in (old, new)]
    counts = [Counter(_declared(one)) for one in led]
    return {name for name in counts[0] | counts[1] if counts[0][name] != counts[1][name]}


def _declared(components: Components) -> Iterator[str]:
    for holder, step in _places(components):
        if isinstance(holder[step], dict):
            yield from holder[step].get("properties", ())


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


# ── pairs ─────────────────────────────────────────────────────────────────────────────────────────


def random_pair(random: Random) -> tuple[Components, Components]:
    """Three schemas that may refer to one another, and the same edited; now and then others."""
    names = ["A", "B", "C"]
    schemas = Schemas(random, [f"{AT}{name}" for name in names])
    old: Components = {name: schemas.schema() for name in names}
    if random.random() < 0.15:
        return old, {**old, "A": schemas.schema()}
    return old, edited(old, random, schemas)


class Corpus:
    """Schemas of real documents, with few others that they lead to."""

    def __init__(self, folder: Path) -> None:
        self._documents = [
            next(iter(Files.of_text(path.read_text("utf-8")).loaded.values())).data
            for path in sorted(folder.iterdir())
            if path.suffix in (".json", ".yaml") and path.stat().st_size < 4_000_000
        ]

    def pair(self, random: Random) -> tuple[Components, Components, str, str]:
        """A component and what it leads to, the same edited, its name, and the document's version."""
        while True:
            document = random.choice(self._documents)
            components = document["components"]["schemas"]
            name = random.choice(sorted(components))
            some = _leading(components, name)
            if len(some) > _MOST_COMPONENTS:
                continue
            old = {each: _plainly(components[each]) for each in some}
            schemas = Schemas(random, [f"{AT}{each}" for each in some])
            return old, edited(old, random, schemas, name), name, document["openapi"]


def _leading(components: Components, name: str) -> list[str]:
    found, pending = [name], [name]
    while pending:
        text = json.dumps(components[pending.pop()])
        more = [one for one in components if f'"{AT}{one}"' in text and one not in found]
        found += more
        pending += more
    return found


def _plainly(said: Any) -> Any:
    """Without what JSON Schema says nothing of: tags, and formats that bound numbers."""
    if isinstance(said, dict):
        return {
            key: _plainly(value)
            for key, value in said.items()
            if key not in ("discriminator", "readOnly", "writeOnly")
            and not (key == "format" and str(value).startswith(("int", "uint")))
        }
    return [_plainly(one) for one in said] if isinstance(said, list) else said


def run(
    count: int, seed: int, *, corpus: Corpus | None = None, show: bool = False
) -> dict[str, Tally]:
    """Judge about `count` instances by either policy."""
    tallies = {"strict": Tally(), "undeclared not promised": Tally()}
    for manner, tally in tallies.items():
        random = Random(f"{seed} {manner}")
        shown = time.monotonic()
        while tally.instances < count:
            strict = manner == "strict"
            if corpus is not None and random.random() < 0.3:
                old, new, name, version = corpus.pair(random)
                check(tally, old, new, name, random, strict=strict, version=version)
            else:
                old, new = random_pair(random)
                check(tally, old, new, "A", random, strict=strict)
            if show and time.monotonic() - shown > 20:
                shown = time.monotonic()
                print(f"{manner}: {tally}", flush=True)
    return tallies


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--corpus", type=Path, help="a folder of documents whose schemas are edited too"
    )
    parser.add_argument("--failures", type=Path, help="write contradictions here")
    asked = parser.parse_args()
    started = time.monotonic()
    corpus = None if asked.corpus is None else Corpus(asked.corpus)
    tallies = run(asked.count, asked.seed, corpus=corpus, show=True)
    for manner, tally in tallies.items():
        print(f"{manner}: {tally}")
        for reason, times in tally.reasons.most_common(8):
            print(f"    unknown {times}: {reason}")
    print(f"{time.monotonic() - started:.0f} s")
    failures = [one for tally in tallies.values() for one in tally.contradictions]
    if asked.failures is not None:
        asked.failures.write_text("\n".join(failures), "utf-8")
    for one in failures[:3]:
        print(one[:2000], file=sys.stderr)
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
