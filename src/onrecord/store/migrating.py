"""Bringing a store's tables up to this version of On Record, and down again."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from onrecord.errors import StoreError

STEPS = Path(__file__).parent / "migrations"
HEAD = "0001"  # the newest step; a test compares it with the files


def revision_of(connection: Connection) -> str | None:
    """The step that a store stands at, None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("select version_num from alembic_version")).scalar()
    return found


def migrate(connection: Connection, to: str = HEAD) -> None:
    """Bring the tables to a step, by default the newest, within the connection's transaction ("base" takes all away)."""
    at = revision_of(connection)
    if at == to:
        return
    if at is not None and at > HEAD:
        raise StoreError(f"the store is of a newer On Record (step {at}, this one knows {HEAD}); install that one")
    from alembic import command  # half a second of imports that a store which is up to date does not need
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    down = at is not None and (to == "base" or to < at)
    (command.downgrade if down else command.upgrade)(config, to)
