"""`onrecord store`: make, look at, back up and restore what the record remembers.

0: done. 1: it could not be done. 2: the command line is wrong.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from onrecord.archiving.entries import now
from onrecord.forgetting import forget_withdrawn
from onrecord.home import home_of, store_of
from onrecord.store.store import Store, opened

at_home = click.option("--home", metavar="DIR", help="The record's folder (ONRECORD_HOME, or ./record).")
in_store = click.option("--store", "where", metavar="URL", help="The store (ONRECORD_STORE, or record.db in the home).")


@contextmanager
def chosen(home: str | None, where: str | None) -> Iterator[Store]:
    """The store that is meant."""
    with opened(where or store_of(home_of(home))) as found:
        yield found


@click.group()
def store() -> None:
    """The record's memory: SQLite or PostgreSQL."""


@store.command()
@at_home
@in_store
def migrate(home: str | None, where: str | None) -> None:
    """Make the tables, or bring them up to this version (every command does it when it opens the store)."""
    with chosen(home, where) as found:
        click.echo(f"{found}: up to date")


@store.command()
@at_home
@in_store
def status(home: str | None, where: str | None) -> None:
    """Show where the store is, how much it holds, and what is not put right yet."""
    with chosen(home, where) as found:
        click.echo(str(found))
        for name, value in sorted(found.facts().items()):
            click.echo(f"{name:>14}  {value}")
        for name, count in sorted(found.counted().items()):
            click.echo(f"{count:>14,}  {name}")
        for failure in found.failures():
            click.echo(f"{failure.step}: {failure.subject}: {failure.message}")


@store.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@at_home
@in_store
def backup(file: Path, home: str | None, where: str | None) -> None:
    """Write a backup of this moment into FILE, while others read and write. It is one SQLite file, whatever the store is."""
    with chosen(home, where) as found:
        found.backup(file)
    click.echo(f"{file}: written. It holds the words of every report: keep it as you keep the record.")


@store.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@at_home
@in_store
def restore(file: Path, yes: bool, home: str | None, where: str | None) -> None:
    """Put the backup FILE in the place of all that the store holds. What was withdrawn from the archive since is erased from it again."""
    with chosen(home, where) as found:
        if found.counted()["documents"] and not yes:
            click.confirm(f"{found} holds {found.counted()['documents']} documents; replace all that it holds?", abort=True)
        with found.unit(now()) as at:
            found.restore(file, at)
            gone = forget_withdrawn(found, home_of(home), at)
        found.sweep()
    click.echo(f"restored from {file}; {gone} documents of it had been withdrawn and are erased again")
