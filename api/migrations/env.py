"""Called by Alembic with the connection that api.migrations passes."""

from __future__ import annotations

from functools import partial

from alembic import context
from sqlalchemy import text

from api.migrations import is_checked, is_modelled
from api.models import Base

LOCK = 7046029254386353131  # any number that nothing else locks


def run() -> None:
    """Run the migrations in the transaction of the connection; of two migrators at once the second waits for the first."""
    connection = context.config.attributes["connection"]
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=is_modelled,
        include_object=partial(is_checked, connection.dialect.name),
        render_as_batch=connection.dialect.name == "sqlite",
    )
    context.run_migrations()


run()
