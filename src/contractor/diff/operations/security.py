"""Who may call: security requirements of the document and its operations, and the schemes that they name.

Takes both contracts or a pair of operations, gives rules that are met; refuses to know any other part. A list
of requirements is satisfied by any of them, a requirement by all schemes and scopes that it names.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract import Contract, Operation, SecurityScheme
from contractor.contract.nodes import Flow, SecurityRequirement
from contractor.contract.travel import Direction
from contractor.diff.occurrence import Occurrence
from contractor.diff.operations.pair import Pair, Sides
from contractor.frozen import frozen
from contractor.source import join

Requirements = tuple[SecurityRequirement, ...]

#: What no list at all means.
_OPEN: Final[Requirements] = ({},)
_SCHEMES: Final = "#/components/securitySchemes"


@frozen
class Scope:
    """A scope that only one side of a requirement names."""

    scheme: str
    name: str


@frozen
class Matched:
    """Requirements of one side alone, by their places in the list, and scopes where only these differ."""

    removed: tuple[int, ...]
    added: tuple[int, ...]
    scopes_removed: tuple[Scope, ...]
    scopes_added: tuple[Scope, ...]


def document(sides: Sides) -> Iterator[Occurrence]:
    """What differs in the requirements of the document."""
    old, new = _named(sides, sides.old.security, sides.new.security)
    matched = match(old, new)
    for index in matched.removed:
        yield sides.met(
            "api-global-security-removed",
            _edit("removed", old[index]),
            f"#/security/{index}",
            "",
            "security",
            requirement=said(old[index]),
        )
    for index in matched.added:
        yield sides.met(
            "api-global-security-added",
            _edit("added", new[index]),
            "",
            f"#/security/{index}",
            "security",
            requirement=said(new[index]),
        )
    for word, scopes in (("added", matched.scopes_added), ("removed", matched.scopes_removed)):
        for scope in scopes:
            yield sides.met(
                f"api-global-security-scope-{word}",
                f"security-scope-{word} {scope.scheme} {scope.name}",
                "#/security",
                "#/security",
                "security",
                scheme=scope.scheme,
                scope=scope.name,
            )


def compare(pair: Pair) -> Iterator[Occurrence]:
    """What differs in the requirements of one operation."""
    old, new = _named(pair.sides, pair.old.security or (), pair.new.security or ())
    if pair.compat or (pair.old.security is not None and pair.new.security is not None):
        yield from _own(pair, old, new)
    if not pair.compat and not pair.outgoing:
        yield from _tightened(pair)


def _own(pair: Pair, old: Requirements, new: Requirements) -> Iterator[Occurrence]:
    matched = match(old, new)
    for index in matched.removed:
        if old[index]:
            yield pair.met(
                "api-security-removed",
                _edit("removed", old[index]),
                join(pair.old.at, "security", index),
                requirement=said(old[index]),
            )
    for index in matched.added:
        if new[index]:
            yield pair.met(
                "api-security-added",
                _edit("added", new[index]),
                "",
                join(pair.new.at, "security", index),
                requirement=said(new[index]),
            )
    for word, scopes in (("added", matched.scopes_added), ("removed", matched.scopes_removed)):
        for scope in scopes:
            yield pair.met(
                f"api-security-scope-{word}",
                f"security-scope-{word} {scope.scheme} {scope.name}",
                join(pair.old.at, "security"),
                join(pair.new.at, "security"),
                scheme=scope.scheme,
                scope=scope.name,
            )


def match(old: Requirements, new: Requirements) -> Matched:
    """Equal requirements cancel out; then those that differ in scopes alone, where no other names their schemes."""
    left, right = dict(enumerate(old)), dict(enumerate(new))
    for index, one in enumerate(old):
        other = next((at for at, found in right.items() if _equal(one, found)), None)
        if other is not None:
            del left[index], right[other]
    removed, added = [], []
    for index, one in list(left.items()):
        alike = [at for at, found in left.items() if found.keys() == one.keys()]
        partners = [at for at, found in right.items() if found.keys() == one.keys()]
        if len(alike) == len(partners) == 1:
            found = right.pop(partners[0])
            del left[index]
            for scheme, scopes in one.items():
                removed += [Scope(scheme, name) for name in _only(scopes, found[scheme])]
                added += [Scope(scheme, name) for name in _only(found[scheme], scopes)]
    return Matched(tuple(left), tuple(right), tuple(removed), tuple(added))


def _equal(one: SecurityRequirement, other: SecurityRequirement) -> bool:
    return one.keys() == other.keys() and all(set(one[name]) == set(other[name]) for name in one)


def _only(one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    return [name for name in dict.fromkeys(one) if name not in other]


def said(requirement: SecurityRequirement) -> str:
    """A requirement in words."""
    parts = [
        f"{scheme} ({', '.join(sorted(scopes))})" if scopes else scheme
        for scheme, scopes in sorted(requirement.items())
    ]
    return " and ".join(parts) or "no authentication"


def _edit(word: str, requirement: SecurityRequirement) -> str:
    return f"security-{word} {said(requirement)}"


# ── schemes that go by another name ───────────────────────────────────────────────────────────────────


def _named(sides: Sides, old: Requirements, new: Requirements) -> tuple[Requirements, Requirements]:
    """Requirements of both sides with one name for each scheme: clients do not see how it is called."""
    if sides.terms.compat:
        return old, new
    was, now = sides.old.security_schemes, sides.new.security_schemes
    came = _alike({name: now[name] for name in now if name not in was}, was)
    left = {name: was[name] for name in was if name not in now and name not in came.values()}
    return _called(old, _alike(left, now)), _called(new, came)


def _called(requirements: Requirements, names: Mapping[str, str]) -> Requirements:
    if not names:
        return requirements
    return tuple(
        {names.get(scheme, scheme): scopes for scheme, scopes in one.items()}
        for one in requirements
    )


def _alike(
    some: Mapping[str, SecurityScheme], others: Mapping[str, SecurityScheme]
) -> dict[str, str]:
    """Which of the others says what one says, each taken once as long as there is another."""
    found: dict[str, str] = {}
    for name, scheme in some.items():
        same = [other for other in others if _definition(others[other]) == _definition(scheme)]
        if same:
            found[name] = next((one for one in same if one not in found.values()), same[0])
    return found


def _definition(scheme: SecurityScheme) -> tuple[object, ...]:
    """All that a client does by."""
    flows = {
        name: (one.authorization_url, one.token_url, frozenset(one.scopes))
        for name, one in scheme.flows.items()
    }
    return (scheme.type, _way(scheme), flows)


# ── whether those who could call still can ────────────────────────────────────────────────────────────


def _tightened(pair: Pair) -> Iterator[Occurrence]:
    """Requirements that were enough and are not any more, inherited ones included.

    Each goes by the edit, and stands at the keys, of the difference in the lists that it comes of.
    """
    before = _effective(pair.sides.old, pair.old)
    old, new = _named(pair.sides, before, _effective(pair.sides.new, pair.new))
    base, revision = _place(pair.old), _place(pair.new)
    for index, was in enumerate(old):
        if was in old[:index] or any(_enough(was, other) for other in new):
            continue
        more = next((other for other in new if other.keys() == was.keys()), None)
        if not was:
            # An empty requirement was taken away, or there was no list at all.
            open_by = before is not _OPEN
            yield pair.met(
                "api-security-became-required",
                _edit("removed", was) if open_by else _edit("added", new[0]),
                f"{base}/{index}" if open_by else "",
                "" if open_by else f"{revision}/0",
                direction=Direction.REQUEST,
                now=_either(new),
            )
        elif more is not None:
            lacking = [
                Scope(scheme, name)
                for scheme, scopes in more.items()
                for name in _only(scopes, was[scheme])
            ]
            yield pair.met(
                "api-security-scope-required",
                f"security-scope-added {lacking[0].scheme} {lacking[0].name}",
                base,
                revision,
                direction=Direction.REQUEST,
                requirement=said(was),
                scopes=", ".join(f"{scope.name} of {scope.scheme}" for scope in lacking),
            )
        else:
            yield pair.met(
                "api-security-no-longer-enough",
                _edit("removed", was),
                f"{base}/{index}",
                direction=Direction.REQUEST,
                requirement=said(was),
                now=_either(new),
            )


def _effective(contract: Contract, operation: Operation) -> Requirements:
    found = contract.security if operation.security is None else operation.security
    return found or _OPEN


def _place(operation: Operation) -> str:
    return "#/security" if operation.security is None else join(operation.at, "security")


def _enough(was: Mapping[str, tuple[str, ...]], now: SecurityRequirement) -> bool:
    """Whether who satisfied one satisfies the other."""
    return all(name in was and set(scopes) <= set(was[name]) for name, scopes in now.items())


def _either(requirements: Requirements) -> str:
    return ", or ".join(map(said, requirements))


# ── schemes ───────────────────────────────────────────────────────────────────────────────────────────


def schemes(sides: Sides) -> Iterator[Occurrence]:
    """What differs in the schemes that the document declares."""
    old, new = sides.old.security_schemes, sides.new.security_schemes
    for name in old:
        if name not in new:
            yield _scheme(sides, "api-security-component-removed", "removed", name, old=True)
    for name, revision in new.items():
        if name not in old:
            yield _scheme(sides, "api-security-component-added", "added", name, new=True)
            continue
        base = old[name]
        if base.type != revision.type:
            yield _scheme(
                sides,
                "api-security-component-type-changed",
                "changed",
                name,
                old=True,
                new=True,
                was=base.type,
                now=revision.type,
            )
        yield from _flows(sides, name, base, revision)
        if not sides.terms.compat:
            yield from _carried(sides, name, base, revision)


def _scheme(
    sides: Sides,
    id: str,
    edit: str,
    name: str,
    *,
    old: bool = False,
    new: bool = False,
    **arguments: Any,
) -> Occurrence:
    at = join(_SCHEMES, name)
    where = (at if old else "", at if new else "")
    return sides.met(id, f"security-scheme-{edit}", *where, "security", scheme=name, **arguments)


def _flows(
    sides: Sides, name: str, base: SecurityScheme, revision: SecurityScheme
) -> Iterator[Occurrence]:
    for flow, old in base.flows.items():
        new = revision.flows.get(flow)
        # oasdiff looks at the implicit flow alone.
        if new is not None and (flow == "implicit" or not sides.terms.compat):
            yield from _flow(sides, name, flow, old, new)
        elif new is None and not sides.terms.compat:
            yield _scheme(
                sides,
                "api-security-component-oauth-flow-removed",
                f"flow-removed {flow}",
                name,
                old=True,
                flow=flow,
            )


def _flow(sides: Sides, name: str, flow: str, old: Flow, new: Flow) -> Iterator[Occurrence]:
    prefix = "api-security-component-oauth"
    for id, was, now in (
        (f"{prefix}-url-changed", old.authorization_url, new.authorization_url),
        (f"{prefix}-token-url-changed", old.token_url, new.token_url),
    ):
        if (was or "") != (now or ""):
            word = id.removeprefix(f"{prefix}-")
            yield _scheme(
                sides,
                id,
                f"{word} {flow}",
                name,
                old=True,
                new=True,
                flow=flow,
                was=was or "none",
                now=now or "none",
            )
    for scope in dict.fromkeys((*old.scopes, *new.scopes)):
        was, now = old.scopes.get(scope), new.scopes.get(scope)
        if was != now:
            word = "added" if was is None else "removed" if now is None else "changed"
            yield _scheme(
                sides,
                f"{prefix}-scope-{word}",
                f"scope-{word} {flow} {scope}",
                name,
                old=was is not None,
                new=now is not None,
                flow=flow,
                scope=scope,
            )


def _carried(
    sides: Sides, name: str, base: SecurityScheme, revision: SecurityScheme
) -> Iterator[Occurrence]:
    """How a client shows who it is."""
    was, now = _way(base), _way(revision)
    if was != now:
        yield _scheme(
            sides,
            "api-security-component-way-changed",
            "changed",
            name,
            old=True,
            new=True,
            was=was,
            now=now,
        )


def _way(scheme: SecurityScheme) -> str:
    match scheme.type:
        case "apiKey":
            return f"the key in the {scheme.place} parameter {scheme.parameter}"
        case "http":
            return f"HTTP {(scheme.scheme or '').lower()} authentication"
        case "openIdConnect":
            return f"OpenID Connect with {scheme.open_id_connect_url}"
    return scheme.type
