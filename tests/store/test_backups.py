"""A backup holds everything, of one moment, and comes back into either database."""

from pathlib import Path

import pytest
from made_up import MONDAY, TUESDAY, WEDNESDAY, fresh_of, reading_of, together

from onrecord.errors import StoreError
from onrecord.store.moments import AsOf
from onrecord.store.store import Store, opened

ONE, TWO = fresh_of(reading_of("Sumy", 3), 1), fresh_of(reading_of("Sumy", 5), 2)


def test_what_is_no_backup_is_not_restored(store: Store, tmp_path: Path) -> None:
    """A missing file, and one of another kind; the store stays as it was."""
    store.keep([ONE], MONDAY)
    (tmp_path / "notes.txt").write_text("not a database")
    with pytest.raises(StoreError, match="No such file"):
        store.restore(tmp_path / "none.db", MONDAY)
    with pytest.raises(StoreError, match="no backup"):
        store.restore(tmp_path / "notes.txt", MONDAY)
    assert store.counted()["documents"] == 1


def test_a_restored_store_is_as_it_was(store: Store, tmp_path: Path) -> None:
    """Rows, history and all; and it goes on from there."""
    store.keep([ONE], MONDAY)
    store.relink(together(ONE), MONDAY)
    before = store.counted()
    store.backup(tmp_path / "backup.db")
    store.keep([TWO], TUESDAY)
    store.relink(together(ONE, TWO), TUESDAY)
    store.restore(tmp_path / "backup.db", WEDNESDAY)
    assert store.counted() == before
    assert [len(one.mentions) for one in store.incidents(AsOf(known_by=MONDAY))] == [1]
    store.keep([TWO], WEDNESDAY)
    store.relink(together(ONE, TWO), WEDNESDAY)
    assert [len(one.mentions) for one in store.incidents()] == [2]
    assert [found.speaker for found in store.search("killed")] == ["the governor"] * 2


def test_a_backup_of_one_database_comes_back_into_another(store: Store, tmp_path: Path) -> None:
    """From either into SQLite: the backup itself is one SQLite file, and can be opened as a store."""
    store.keep([ONE], MONDAY)
    store.relink(together(ONE), MONDAY)
    store.backup(tmp_path / "backup.db")
    with opened(str(tmp_path / "other.db")) as other:
        other.restore(tmp_path / "backup.db", TUESDAY)
        assert [one.id for one in other.incidents()] == [ONE.mentions[0].id]
        assert other.search("governor")
    assert (tmp_path / "backup.db").stat().st_mode & 0o077 == 0


def test_a_backup_that_fails_leaves_nothing(store: Store, tmp_path: Path) -> None:
    """Neither half a file nor a file by another name."""
    with pytest.raises(StoreError, match="cannot be written"):
        store.backup(tmp_path / "nowhere" / "backup.db")
    assert not list(tmp_path.glob("backup*"))
