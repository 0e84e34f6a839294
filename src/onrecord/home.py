"""Where a record lives: one folder, its home, and the user's folder for what must not lie in it (keys)."""

import os
from pathlib import Path


def home_of(option: str | None = None) -> Path:
    """The home of a record: what the user chose, ONRECORD_HOME, or ./record.

    >>> home_of("/srv/sumy")
    PosixPath('/srv/sumy')
    """
    return Path(option or os.environ.get("ONRECORD_HOME") or "record")


def config_folder() -> Path:
    """The user's folder for keys: ONRECORD_CONFIG, or onrecord/ in the user's folder for settings."""
    chosen = os.environ.get("ONRECORD_CONFIG")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "onrecord"


def store_of(home: Path) -> str:
    """Where the store of a record is: ONRECORD_STORE (postgresql://…), or record.db in its home.

    >>> store_of(Path("/srv/sumy"))
    '/srv/sumy/record.db'
    """
    return os.environ.get("ONRECORD_STORE") or str(home / "record.db")


def has_store(home: Path) -> bool:
    """Whether a record has a store: a server was named, or the file is there."""
    where = store_of(home)
    return "://" in where or Path(where).exists()
