"""Alembic in the process of a test, which is quicker than one of its own."""

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from alembic.config import CommandLine

from contractor.rehearsing.project import Failed


def within(folder: Path, url: str, arguments: Sequence[str]) -> None:
    """What `python -m alembic` does. Raises Failed."""
    said = io.StringIO()
    path = list(sys.path)
    place = Path.cwd()
    os.chdir(folder)
    try:
        with (
            patch.dict(os.environ, {"DATABASE_URL": url}),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
        ):
            CommandLine("alembic").main(list(arguments))
    except SystemExit as end:
        if end.code:
            raise Failed(said.getvalue()) from None
    except Exception as why:
        raise Failed(f"{type(why).__name__}: {why}") from why
    finally:
        os.chdir(place)
        sys.path[:] = path
        # Each folder has one of its own.
        sys.modules.pop("phases", None)
