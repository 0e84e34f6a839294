"""Where linking meets files: reports, or readings that were written before, become incidents and the cases that are weighed.

Reports are read first, as `onrecord read` reads them; a file of readings (`onrecord read --format jsonl`) is taken as it is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import msgspec

from onrecord.captures import Problem
from onrecord.incidents import Case, Judgement
from onrecord.judging.applying import effect
from onrecord.linking.linked import Linked, link
from onrecord.publishing.form import Form
from onrecord.records import Reading
from onrecord.told import told
from onrecord.work import Settings, collected, worked

SIGN = b'"reader":{'  # what each line of readings has, and near its beginning
LOOKED_AT = 2000  # bytes
DECODER = msgspec.json.Decoder(Reading)
Tell = Callable[[Problem], object]


@dataclass(slots=True)
class Count:
    """What became of the files: how many reports were read, and whether something was left out."""

    read: int = 0
    left_out: bool = False


def cases_of(
    paths: Iterable[str], settings: Settings | None = None, judgements: Iterable[Judgement] = (), tell: Tell = print
) -> Iterator[Case]:
    """Every incident that the reports of some files tell of, with all that a method weighs of it."""
    return casebook_of(paths, settings, judgements, tell).cases()


@dataclass(slots=True)
class Casebook:
    """What weighing takes of some files: the readings as people judged them, the incidents, and the judgements that were found again."""

    readings: tuple[Reading, ...]
    linked: Linked
    judgements: tuple[Judgement, ...] = ()

    def cases(self) -> Iterator[Case]:
        """Every incident with its mentions and counts, what is said of who did it, and what people judged of it."""
        accounts = {event.id: event.attack.accounts for reading in self.readings for event in told(reading) if event.attack}
        for case in self.linked.cases():
            ids = {case.incident.id, *case.incident.mentions, *(claim.id for claim in case.claims)}
            yield msgspec.structs.replace(
                case,
                accounts=tuple(account for id in case.incident.mentions for account in accounts.get(id, ())),
                judgements=tuple(one for one in self.judgements if one.subject in ids),
            )


def casebook_of(
    paths: Iterable[str], settings: Settings | None = None, judgements: Iterable[Judgement] = (), tell: Tell = print
) -> Casebook:
    """The readings of some files, as people judged them, and the incidents that they tell of."""
    return casebook(readings_of(paths, settings or Settings(), tell), judgements)


def casebook(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> Casebook:
    """Readings as people judged them, and the incidents that they tell of."""
    read, judged = tuple(readings), tuple(judgements)
    if judged:
        found = effect(read, judged)
        read, judged = found.readings, found.found
    return Casebook(read, link(read, judged), judged)


def linked_of(paths: Iterable[str], settings: Settings | None = None, judgements: Iterable[Judgement] = (), tell: Tell = print) -> Linked:
    """The incidents of the reports of some files; problems are told as they come."""
    return link(readings_of(paths, settings or Settings(), tell), judgements)


def readings_of(paths: Iterable[str], settings: Settings, tell: Tell = print) -> Iterator[Reading]:
    """The readings of some files, reports and readings, in order."""
    for has_readings, some in groupby(paths, holds_readings):
        if has_readings:
            for path in some:
                yield from written_readings(Path(path), tell)
        else:
            yield from read_now(some, settings, tell)


def holds_readings(path: str) -> bool:
    """Whether a file holds readings and not reports, by its first line."""
    if path == "-" or not Path(path).is_file():
        return False
    with Path(path).open("rb") as handle:
        beginning = handle.read(LOOKED_AT)
    return beginning.startswith(b'{"id":') and SIGN in beginning


def written_readings(path: Path, tell: Tell) -> Iterator[Reading]:
    """The readings of a file of them; a line that is none is told and left out."""
    with path.open("rb") as handle:
        for number, line in enumerate(handle, 1):
            try:
                yield DECODER.decode(line)
            except msgspec.DecodeError as error:
                tell(Problem(f"{path}, line {number}", f"the line is no reading ({error}); write the file again with onrecord read"))


def read_now(paths: Iterable[str], settings: Settings, tell: Tell) -> Iterator[Reading]:
    """The readings of reports, read now, on as many cores as fit."""
    as_lines = replace(settings, form=Form(format="jsonl", with_text=True))
    for line, problems in worked(collected(paths), as_lines):
        for problem in problems:
            tell(problem)
        if line:
            yield DECODER.decode(line)
