"""An open, empty store for each test, on each database."""

from collections.abc import Iterator

import pytest

from onrecord.store.store import Store, opened


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty store."""
    with opened(where) as found:
        yield found
