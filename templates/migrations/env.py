"""How Alembic gets to the database. This file is yours."""

import os
import sys
from typing import Any

import sqlalchemy as sa
from alembic import context
from alembic.runtime.migration import MigrationInfo

URL = context.config.get_main_option("sqlalchemy.url") or os.environ.get("DATABASE_URL")
if not URL:
    raise SystemExit("set DATABASE_URL to the database that is to be migrated")
# Nothing here awaits, whatever the application does.
URL = URL.replace("+asyncpg", "+psycopg").replace("+aiosqlite", "")
#: Each revision is noted when it is done, and none of them waits for the next one.
SETTINGS = {"transaction_per_migration": True, "transactional_ddl": True}


def tell(step: MigrationInfo, **_: Any) -> None:
    """Say which revision is done."""
    way = "up to" if step.is_upgrade else "back from"
    print(f"{way} {step.up_revision_id}", file=sys.stderr)


if context.is_offline_mode():
    context.configure(url=URL, literal_binds=True, **SETTINGS)
    with context.begin_transaction():
        context.run_migrations()
else:
    engine = sa.create_engine(URL, poolclass=sa.NullPool, hide_parameters=True)
    with engine.connect() as connection:
        context.configure(connection=connection, on_version_apply=tell, **SETTINGS)
        with context.begin_transaction():
            context.run_migrations()
