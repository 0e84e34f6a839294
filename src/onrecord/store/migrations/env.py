"""What Alembic runs for each migration: on the connection that `migrating.py` hands in, inside its transaction."""

from alembic import context


def migrate() -> None:
    """Run the steps that were asked for."""
    context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
    context.run_migrations()


if __name__ == "env_py":  # as Alembic calls it; anybody else who imports the file (the search for doctests) asked for no migration
    migrate()
