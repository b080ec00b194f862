"""Who a mock takes for whom.

Takes credentials, gives principals; refuses to know operations. `demo` is somebody who may do everything,
`demo:read write` the same person with these scopes and no others; nobody else is known.
"""

from collections.abc import Callable
from typing import Final

from contractor.contract import Contract
from contractor.runtime.boundary import Credential, Principal

DEMO: Final = "demo"


def authority(contract: Contract) -> Callable[[tuple[Credential, ...]], Principal | None]:
    """What says whose credentials these are, for an API whose scopes are those of the contract."""
    every = _scopes(contract)

    def authenticate(credentials: tuple[Credential, ...]) -> Principal | None:
        held = [_held(one, every) for one in credentials]
        scopes = [one for one in held if one is not None]
        if not scopes or len(scopes) < len(held):
            return None
        return Principal(DEMO, frozenset.intersection(*scopes))

    return authenticate


def _held(credential: Credential, every: frozenset[str]) -> frozenset[str] | None:
    """The scopes of a credential; None where it is nobody's."""
    if credential.kind == "mutualTLS":
        return every  # whoever is served came through the door that checks certificates
    if credential.password is not None:
        return every if (credential.value, credential.password) == (DEMO, DEMO) else None
    name, sign, scopes = credential.value.partition(":")
    if name != DEMO:
        return None
    return frozenset(scopes.split()) if sign else every


def _scopes(contract: Contract) -> frozenset[str]:
    return frozenset(
        scope
        for endpoint in contract.endpoints
        for requirement in endpoint.security
        for scopes in requirement.values()
        for scope in scopes
    )
