"""A home for each test, and keys that lie nowhere near the user's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from captured import captured

from onrecord.archiving.keeping import Kept, keep_all


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for keys."""
    folder = tmp_path / "config"
    monkeypatch.setenv("ONRECORD_CONFIG", str(folder))
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home of a record, not made yet."""
    return tmp_path / "record"


@pytest.fixture
def keep(home: Path) -> Callable[..., list[Kept]]:
    """Keep captures of these numbers, in one go; what was kept."""

    def run(*numbers: int) -> list[Kept]:
        kept = list(keep_all(map(captured, numbers), home, "a recorder"))
        assert all(isinstance(item, Kept) for item in kept)
        return kept  # type: ignore[return-value]

    return run
