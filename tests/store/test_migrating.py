"""The tables come up step by step and go down again, on both databases, and are then what `tables.py` says."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from made_up import MONDAY, fresh_of, reading_of
from sqlalchemy import inspect, text

from onrecord.errors import StoreError
from onrecord.store.migrating import HEAD, STEPS, migrate, revision_of
from onrecord.store.store import Store, opened
from onrecord.store.tables import METADATA

OWN = {"alembic_version", *METADATA.tables}


def test_a_store_of_a_newer_version_is_refused(store: Store, where: str) -> None:
    """With a word on what to do; nothing in it is touched."""
    with store.changing() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(StoreError, match="newer On Record"), opened(where):
        pass


def test_down_to_nothing_and_up_again(store: Store) -> None:
    """Every step can be taken back, and taken anew."""
    with store.changing() as connection:
        migrate(connection, "base")
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        migrate(connection)
        assert revision_of(connection) == HEAD
    store.keep([fresh_of(reading_of("Sumy", 3), 1)], MONDAY)
    assert store.search("Sumy")


def test_the_steps_end_where_the_tables_are(store: Store) -> None:
    """Whoever changes `tables.py` adds a step."""
    with store.asked() as connection:
        names = {"compare_type": False, "include_name": lambda name, kind, parents: kind != "table" or name in OWN}
        context = MigrationContext.configure(connection, opts=names)
        found = [one for one in compare_metadata(context, METADATA) if "statements_words" not in str(one)]
    assert found == []


def test_the_newest_step_is_known_by_name() -> None:
    """So that opening a store that is up to date need not load Alembic."""
    assert ScriptDirectory(str(STEPS)).get_current_head() == HEAD


def test_a_migration_that_fails_leaves_the_store_as_it_was(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one unit of work."""

    def broken(connection: object) -> None:
        raise ZeroDivisionError

    with opened(where) as store, monkeypatch.context() as patch:
        patch.setattr("onrecord.store.indexing.put_up", broken)
        with pytest.raises(ZeroDivisionError):
            down_and_up(store)
    with opened(where) as store:
        assert store.counted()["documents"] == 0


def down_and_up(store: Store) -> None:
    """Both in one transaction."""
    with store.changing() as connection:
        migrate(connection, "base")
        migrate(connection)
