"""`make corpus`: read every real document of a folder, shape it, and hold what must hold for each.

Prints a line per document and fails with 1 if anything does not hold.
"""

import re
import sys
import time
from collections import Counter
from pathlib import Path

from contractor.contract import read
from contractor.diagnostic import DocumentError
from contractor.model import Model, build
from contractor.source import Files
from contractor.text import pascal

_DIGITS = re.compile(r"\d+")


def main(folder: Path) -> int:
    """Check the documents of a folder."""
    documents = sorted(path for path in folder.iterdir() if path.suffix in (".json", ".yaml"))
    failures = sum(_failed(path) for path in documents)
    print(f"{len(documents) - failures} passed, {failures} failed")
    return 1 if failures or not documents else 0


def _failed(path: Path) -> bool:
    started = time.process_time()
    try:
        contract = read(Files.open(path))
    except DocumentError as error:
        print(f"{path.name}: {error}")
        return True
    model = build(contract)
    spent = time.process_time() - started
    found = contract.files.locate([*contract.findings, *model.findings])
    wrong = list(_wrong(model))
    wrong += [f"no line for {finding.at}" for finding in found if finding.span is None]
    counts = ", ".join(
        f"{count} {id}" for id, count in Counter(finding.id for finding in found).items()
    )
    print(
        f"{path.name}: {spent:.2f} CPU s, {len(model.definitions)} types, {len(model.calls)} calls, "
        f"findings: {counts or 'none'}"
    )
    for line in wrong[:10]:
        print(f"  {line}")
    return bool(wrong)


def _wrong(model: Model) -> list[str]:
    wrong: list[str] = []
    taken: dict[str, str] = {}
    for key, definition in model.definitions.items():
        name = pascal(definition.name)
        if name.casefold() in taken:
            wrong.append(f"{name} names {key} and {taken[name.casefold()]}")
        taken[name.casefold()] = key
        wrong += [
            f"{name}: the digits {digits} do not stand at {key}"
            for digits in _DIGITS.findall(name)
            if digits not in key and not _said_at(model, key, digits)
        ]
    return wrong


def _said_at(model: Model, key: str, digits: str) -> bool:
    """Whether the digits stand in the operation's name, or in the schema itself (a title, a tag)."""
    named = any(digits in pascal(call.name) for call in model.calls if key.startswith(call.at))
    try:
        schema = model.contract.files.root.data
        for token in key.removesuffix(">sent").partition("#")[2].split("/")[1:]:
            token = token.replace("~1", "/").replace("~0", "~")
            schema = schema[int(token)] if isinstance(schema, list) else schema[token]
            if isinstance(schema, dict) and digits in str(schema.get("title", "")):
                return True
    except (LookupError, TypeError, ValueError):
        return named  # a synthetic place, below a merged schema
    return named or digits in str(schema)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
