"""Which side a name speaks of: "Moscow", "the Kremlin" and "Russian forces" are Russia, by the tables of all language packs."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def side_forms() -> dict[str, str]:
    """Each name that a side goes by, in any language, with the side."""
    found: dict[str, str] = {}
    for path in sorted(Path(__file__).parent.glob("*/sides.toml")):
        for side, forms in tomllib.loads(path.read_text("utf-8")).get("sides", {}).items():
            found |= dict.fromkeys((side.casefold(), *forms), side)
    return found


@lru_cache(maxsize=1)
def any_form() -> re.Pattern[str]:
    """Any name of any side, the longest first."""
    forms = sorted(side_forms(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


@lru_cache(maxsize=4096)
def side_of(name: str) -> str | None:
    """The side that a name speaks of: the one whose longest name stands in it, the first of those; None where none does.

    >>> side_of("Moscow"), side_of("the Syrian Democratic Forces"), side_of("Russia’s Defence Ministry"), side_of("residents")
    ('Russia', 'Syrian Democratic Forces', 'Russia', None)
    """
    found = any_form().findall(name.casefold().replace("’", "'"))
    return side_forms()[max(found, key=len)] if found else None
