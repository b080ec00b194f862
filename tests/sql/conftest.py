"""A PostgreSQL for the tests that need one."""

import os

import pytest


@pytest.fixture(scope="session")
def postgresql() -> str:
    url = os.environ.get("DATABASE_URL")
    if url is None:
        pytest.skip("set DATABASE_URL to a PostgreSQL")
    return url.replace("postgresql+psycopg:", "postgresql:")
