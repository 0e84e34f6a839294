"""The annotated English reports in two halves: one whose misses we read while we work, and one that we only ever score.

    python -m bench.split DATA FOLDER      writes the half that is read, and its gold, to look at misses

What is learnt by heart shows as the drop from the one half to the other.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HALVES = ("read", "other")


def half(report_id: str) -> str:
    """The half of a report, by a hash of its id, so that it never changes.

    >>> half("seed")
    'other'
    """
    return HALVES[hashlib.sha256(report_id.encode()).digest()[0] % 2]


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def write(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Write objects as JSON Lines; the path."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def write_half(data: Path, folder: Path, which: str) -> tuple[Path, Path]:
    """The reports and the gold of one half, as files."""
    folder.mkdir(parents=True, exist_ok=True)
    reports, gold = (
        write(folder / f"en-{which}{ending}", (row for row in lines(data / "annotated" / f"en{ending}") if half(row["id"]) == which))
        for ending in (".jsonl", ".gold.jsonl")
    )
    return reports, gold


if __name__ == "__main__":
    print(*write_half(Path(sys.argv[1]), Path(sys.argv[2]), "read"), sep="\n")
