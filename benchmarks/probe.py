"""Runs in a process of its own: import generated models, then use them. Standard library and Pydantic only.

    probe.py first SOURCE MODULE CLASS BODY     import, validate one body
    probe.py parse SOURCE MODULE CLASS BODY     import, validate it 20,000 times, print CPU seconds
    probe.py all SOURCE MODULE                  import everything and build every model

SOURCE is the folder that MODULE is found in.
"""

import importlib
import pkgutil
import sys
import time
from pathlib import Path


def first(module: str, name: str, body: str) -> None:
    model = getattr(importlib.import_module(module), name)
    model.model_validate_json(Path(body).read_bytes())


def parse(module: str, name: str, body: str) -> None:
    model = getattr(importlib.import_module(module), name)
    text = Path(body).read_bytes()
    model.model_validate_json(text)
    began = time.process_time()
    for _ in range(20_000):
        model.model_validate_json(text)
    print(time.process_time() - began)


def load_all(module: str) -> None:
    """Load every module below this one: the package that contractor writes loads a part when it is asked for."""
    top = importlib.import_module(module)
    for found in pkgutil.walk_packages(getattr(top, "__path__", []), f"{module}."):
        importlib.import_module(found.name)


def build_all() -> int:
    """Build what is still deferred, for every model there is."""
    from pydantic import BaseModel

    models, waiting = 0, [BaseModel]
    seen: set[type[BaseModel]] = set()
    while waiting:
        for model in waiting.pop().__subclasses__():
            if model not in seen:
                seen.add(model)
                waiting.append(model)
                models += 1
                if not model.__pydantic_complete__ and not model.__module__.startswith("pydantic"):
                    model.model_rebuild()
    return models


def main() -> None:
    what, source, module, *rest = sys.argv[1:]
    sys.path.insert(0, source)
    if what == "first":
        first(module, *rest)
    elif what == "parse":
        parse(module, *rest)
    else:
        load_all(module)
        print(build_all())


if __name__ == "__main__":
    main()
