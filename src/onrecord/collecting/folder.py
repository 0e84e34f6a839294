"""Files, folders of files, and standard input, as open streams in a fixed order."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.captures import Found, Problem
from onrecord.collecting.contents import captures_in

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to open, or standard input (`path` None): `name` is the id of a report without one, `where` what messages call it."""

    path: Path | None
    name: str
    where: str


def sources(path: str) -> Iterator[Source | Problem]:
    """The files at a path: itself, or all that is below a folder, by name; "-" is standard input."""
    if path == STANDARD_INPUT:
        yield Source(None, "", "standard input")
    elif Path(path).is_dir():
        yield from folder_sources(Path(path))
    else:
        yield Source(Path(path), Path(path).name, path)


def folder_sources(folder: Path) -> Iterator[Source | Problem]:
    """All files below a folder. Hidden files are the system's (.DS_Store, .git), and no reports."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not hidden(p.relative_to(folder)))
    if not files:
        yield Problem(str(folder), "the folder holds no files; put reports into it (text, HTML, JSON or JSON Lines)")
    for file in files:
        yield Source(file, file.relative_to(folder).as_posix(), str(file))


def hidden(path: Path) -> bool:
    """Whether a file, or a folder above it, is hidden."""
    return any(part.startswith(".") for part in path.parts)


def opened(source: Source) -> Iterator[Found]:
    """Every report of one file; a problem where it cannot be opened."""
    if source.path is None:
        yield from captures_in(sys.stdin.buffer, source.name, source.where)
        return
    try:
        with source.path.open("rb") as handle:
            yield from captures_in(handle, source.name, source.where)
    except FileNotFoundError:
        yield Problem(source.where, "there is no such file; look at the path")
    except OSError as error:
        yield Problem(source.where, f"it cannot be opened ({error.strerror}); look at its permissions")
