"""What tests of seeds share: documents whose rows are made, and empty databases."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

STRANGE = Path(__file__).parent / "strange.yaml"
SHOP = Path(__file__).parents[2] / "specs" / "bookshop.yaml"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database of each kind; PostgreSQL is the one that DATABASE_URL names."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'seeds.db'}"
        return
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgresql"):
        pytest.skip("DATABASE_URL names no PostgreSQL")
    admin = sa.create_engine(given, isolation_level="AUTOCOMMIT")
    name = f"seeds_{uuid4().hex}"
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield admin.url.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    admin.dispose()
