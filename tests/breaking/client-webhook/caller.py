# about: client-response-property-became-optional
from contract.models import Return


def shown(one: Return) -> str:
    return one.copy_.upper()
