"""What a test of a failure holds an answer against: the contract that it is about, read anew.

Takes paths, and answers, gives contracts and what is wrong; refuses to know what failed before. Tests that contractor
wrote call it.
"""

from contractor.contract import Contract, read
from contractor.contract.travel import Direction
from contractor.source import Files
from contractor.testing.exchange import Exchange, Request, Response
from contractor.testing.failure import Failure
from contractor.testing.faults import Faults
from contractor.testing.judging import Judge


def contract(spec: str, *overlays: str) -> Contract:
    """The contract of a document, with Overlays applied. Raises `DocumentError`."""
    return read(Files.open(spec, overlays=overlays))


def disagreements(contract: Contract, operation: str, method: str, response: Response) -> list[str]:
    """What of an answer of an operation, by its key, to a method is not what the contract says."""
    judge = Judge(contract, Faults(contract, Direction.RESPONSE))
    endpoint = next((one for one in contract.endpoints if one.operation.at == operation), None)
    if endpoint is None:
        return [f"the contract has no operation {operation}"]
    return [
        f"{one.title}: {one.why}"
        for one in judge.judged(endpoint, Exchange(operation, Request(method, ""), response))
        if isinstance(one, Failure)
    ]
