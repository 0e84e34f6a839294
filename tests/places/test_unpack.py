"""The gazetteer is unpacked once, atomically, somewhere that can be written."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.places import unpack
from onrecord.places.gazetteer import Gazetteer


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "onrecord"


def test_a_damaged_release_is_an_error_and_leaves_nothing_behind(cache, tmp_path, monkeypatch):
    """A shipped file that is cut short raises GazetteerError; no half-written gazetteer stays."""
    broken = tmp_path / "gazetteer.xz"
    broken.write_bytes(unpack.SHIPPED.read_bytes()[:100_000])
    monkeypatch.setattr(unpack, "SHIPPED", broken)
    with pytest.raises(GazetteerError, match="install On Record again"):
        unpack.unpacked()
    assert list(cache.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_a_warning(tmp_path, monkeypatch):
    """Where the cache is no directory, the gazetteer goes to the temporary directory, and the result says so."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setattr(unpack.tempfile, "gettempdir", lambda: str(tmp_path))
    found = unpack.unpacked()
    assert found.path.exists()
    assert "XDG_CACHE_HOME" in (found.warning or "")


def test_it_is_unpacked_once_with_progress(cache):
    """The first call unpacks and tells how far it is; the second finds the file."""
    steps: list[tuple[int, int]] = []
    first = unpack.unpacked(lambda done, total: steps.append((done, total)))
    assert steps[-1][0] == steps[-1][1] == unpack.SHIPPED.stat().st_size
    steps.clear()
    assert unpack.unpacked(lambda done, total: steps.append((done, total))) == first
    assert steps == []
    assert first.warning is None
    assert [p.name for p in cache.iterdir()] == [first.path.name]


def test_two_at_once_do_not_quarrel(cache):
    """Several that unpack at the same time all end with the same whole file."""
    target = cache / unpack.file_name()
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: unpack.unpack(target), range(3)))
    assert [p.name for p in Path(cache).iterdir()] == [target.name]
    assert Gazetteer(target).find("Homs")
