"""What the words of a ranking mean: the number of "fourth", whether the dead decide "deadliest", and which days "so far this week" are."""

import re
import tomllib
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=1)
def tables() -> tuple[dict[str, Any], ...]:
    """The tables of rankings of all language packs."""
    return tuple(tomllib.loads(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("*/comparison.toml")))


def rank_of(words: str) -> int | None:
    """The number of a rank; None of a superlative.

    >>> rank_of("fourth"), rank_of("21st"), rank_of("deadliest")
    (4, 21, None)
    """
    found = NUMBER.match(words)
    if found:
        return int(found.group())
    return next((table["ranks"][words.casefold()] for table in tables() if words.casefold() in table.get("ranks", {})), None)


def is_checked(kind: str, words: str) -> bool:
    """Whether words are of a kind that can be checked: deadly, week, month, year, day."""
    patterns = (table.get("checked", {}).get(kind) for table in tables())
    return any(pattern and re.search(rf"\b(?:{pattern})\b", words.casefold()) for pattern in patterns)


def days_of_period(words: str, until: str) -> tuple[str, str] | None:
    """The days of a period up to a day; weeks begin on Monday. None where its words cannot be worked out.

    >>> days_of_period("so far this week", "2025-04-04"), days_of_period("since he took office", "2025-04-04")
    (('2025-03-31', '2025-04-04'), None)
    """
    last = date.fromisoformat(until[:10])
    starts = {"day": last, "week": last - timedelta(last.weekday()), "month": last.replace(day=1), "year": last.replace(month=1, day=1)}
    kind = next((kind for kind in starts if is_checked(kind, words)), None)
    return (starts[kind].isoformat(), last.isoformat()) if kind else None
