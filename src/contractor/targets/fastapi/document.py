"""The document as it is served.

Takes a contract, gives JSON text: the bundle without our extensions. A document that is one JSON file and has
none is served as it was written.
"""

import json

from contractor.contract import Contract
from contractor.contract.bundle import bundle
from contractor.contract.fields import OURS


def served(contract: Contract) -> bytes:
    """The content of `openapi.json`."""
    files = contract.files
    if (
        len(files.loaded) == 1
        and files.root.format == "json"
        and OURS.encode() not in files.root.content
    ):
        return files.root.content
    text = json.dumps(bundle(contract, keep_ours=False), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()
