"""The vague words of all language packs ("dozens of", "a number of") and the entry's name that each goes by ("dozens", "several")."""

import tomllib
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def vague_forms() -> dict[str, str]:
    """Each form of each vague number, with the name of its entry.

    >>> forms = vague_forms()
    >>> forms["dozens of"], forms["a number of"], forms.get("twelve")
    ('dozens', 'several', None)
    """
    found: dict[str, str] = {}
    for path in sorted(Path(__file__).parent.glob("*/numbers.toml")):
        for entry in tomllib.loads(path.read_text("utf-8")).get("entry", ()):
            if entry.get("tag") == "vague":
                found |= dict.fromkeys(entry["forms"], entry["name"])
    return found
