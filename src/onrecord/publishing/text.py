"""A reading as text for people: its incidents with their accounts, then agreements, alleged breaches, material, comparisons, doubts."""

import re
from collections.abc import Iterable, Iterator
from textwrap import shorten

from onrecord.marks import COLOURS
from onrecord.publishing.accounts import Toll, accounts_of, disagree
from onrecord.publishing.asides import aside_rows
from onrecord.publishing.form import Form
from onrecord.publishing.positions import agreement_rows, breach_rows
from onrecord.publishing.rows import Row, coloured, lines_of, plain_words
from onrecord.publishing.wording import HARMS, aged, days, figure, place_words, plain, quoted, speaker, unnamed
from onrecord.records import Account, Attack, Casualty, Reading

DATE_LINE = re.compile(r"^\s*date \d{4}-\d\d-\d\d\s*\n")
PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
UNREAD = frozenset({"empty", "failed", "language"})  # doubts that say why nothing was read
SAID_BY = {  # notes that a group's name says already
    "women": ("female",),
    "men": ("male",),
    "civilians": ("civilian",),
    "prisoners": ("prisoner",),
    "soldiers": ("member of armed forces",),
}
SAID = {"asserts": "stated", "admits": "admitted", "denies": "denied"}
STYLES = {
    "title": "bold",
    "about": "dim",
    "section": "bold underline",
    "incident": "bold",
    "killed": "red",
    "injured": "yellow",
    "harm": "magenta",
    "who": "cyan",
    "doubt": "yellow",
}


def shown(reading: Reading, form: Form) -> bytes:
    """A reading as text, coloured where the form asks for it."""
    lines = lines_of(rows_of(reading, form), form.width)
    return coloured(lines, STYLES) if form.colour else plain_words(lines)


def rows_of(reading: Reading, form: Form) -> Iterator[Row]:
    """All rows of a reading."""
    names = () if form.names else withheld(reading)
    yield from heading(reading, names)
    yield from incidents(reading, names)
    yield from loose_counts(reading, names)
    yield from agreement_rows(reading, names)
    yield from breach_rows(reading, names)
    yield from aside_rows(reading, names)
    yield from doubts(reading, names)


def withheld(reading: Reading) -> tuple[str, ...]:
    """The names of victims, which are printed only where that is asked for."""
    return tuple(dict.fromkeys(name for count in reading.casualties for name in count.names))


def heading(reading: Reading, names: tuple[str, ...]) -> Iterator[Row]:
    """What the report is: its title or first words, its publisher, day and id; and that nothing was found, where that is so."""
    document = reading.document
    title = plain(document.title) or opening(reading.text) or reading.id
    yield Row(unnamed(title, names), style="title")
    facts = (document.publisher, document.published and days(document.published[:10], document.published[:10]), reading.id, document.url)
    yield Row(" · ".join(plain(fact) for fact in facts if fact), style="about")
    if not any(getattr(reading, kind) for kind in COLOURS) and not any(doubt.kind in UNREAD for doubt in reading.doubts):
        why = "No word of harm, attack or agreement" if reading.skipped else "No count, attack or agreement was found"
        yield Row(f"{why}: nothing for the record.")


def opening(text: str) -> str:
    """The first paragraph of a report without a title, which is often its headline.

    >>> opening("date 2025-04-04\\n\\nStrike on Ruhne\\n\\nRUHNE, April 4 - A missile ...")
    'Strike on Ruhne'
    """
    first = PARAGRAPH.split(DATE_LINE.sub("", text[:1000]).strip(), maxsplit=1)[0]
    return shorten(plain(first), 78, placeholder=" …")


def section(title: str) -> tuple[Row, Row]:
    """The heading of a section, after an empty line."""
    return Row(""), Row(title, style="section")


def incidents(reading: Reading, names: tuple[str, ...]) -> Iterator[Row]:
    """Every attack or accident with what is said of it."""
    for attack in reading.attacks:
        yield Row("")
        yield from incident(attack, names)
        counts = [count for count in reading.casualties if count.event == attack.id]
        yield from harm_rows(reading, counts, names)
        yield from disputed(attack, names)


def incident(attack: Attack, names: tuple[str, ...]) -> Iterator[Row]:
    """One attack: where and when; with what, on what, by whom; the words that tell of it."""
    when = ", ".join(x for x in (days(attack.date_min, attack.date_max) or "day not told", plain(attack.part_of_day)) if x)
    yield Row(f"{attack.id}  {place_words(attack.place, attack.country)} · {when}", style="incident")
    yield Row(" · ".join(particulars(attack)), indent=2)
    yield Row(f"told by {quoted(attack.quote.text, names)}", indent=2, style="about")


def disputed(attack: Attack, names: tuple[str, ...]) -> Iterator[Row]:
    """Who says what of an attack's weapon, responsibility and target."""
    for account in distinct(attack.accounts):
        who = f"{SAID.get(account.stance, account.stance)} {'by ' if account.source else ''}{speaker(account.source)}"
        yield Row(f"{account.about}: {plain(account.value) or 'not named'}", ((quoted(account.quote.text, names), ""), (who, "who")), 2)


def distinct(accounts: Iterable[Account]) -> list[Account]:
    """An attack's accounts, each once: who says the same thing again adds nothing for people."""
    found: dict[tuple[object, ...], Account] = {}
    for account in accounts:
        key = (account.about, account.value, account.stance, account.source.name if account.source else None)
        found.setdefault(key, account)
    return list(found.values())


def particulars(attack: Attack) -> list[str]:
    """What the report says of an attack beside place and day, in a few words each."""
    held = f"held responsible: {plain(attack.by)}" if attack.by else ""
    by = f" (by {plain(attack.claimed_by_source)})" if attack.by and attack.claimed_by_source else ""
    kind = "attack" if attack.kind == "attack" else "accident or disaster"
    after = f"after {attack.after}" if attack.after else ""
    recalled = "an older event, recalled" if attack.background else ""
    target = f"target: {plain(attack.target)}" if attack.target else ""
    return [x for x in (kind, plain(attack.weapon), target, held + by, after, recalled) if x]


def loose_counts(reading: Reading, names: tuple[str, ...]) -> Iterator[Row]:
    """Counts that no single incident explains: totals over time, and the others."""
    known = {attack.id for attack in reading.attacks}
    loose = [count for count in reading.casualties if count.event not in known]
    for title, wanted in (("Counts tied to no incident", False), ("Totals over time", True)):
        counts = [count for count in loose if count.cumulative == wanted]
        if counts:
            yield from section(title)
            yield from harm_rows(reading, counts, names)


def harm_rows(reading: Reading, counts: Iterable[Casualty], names: tuple[str, ...]) -> Iterator[Row]:
    """Counts by harm, rival accounts beside each other."""
    for harm, accounts in accounts_of(reading, counts).items():
        differ = " — the accounts differ" if disagree(accounts) else ""
        yield Row(HARMS.get(harm, harm) + differ, indent=2, style=harm if harm in STYLES else "harm")
        for account in accounts:
            yield from account_rows(account, names, 4)


def account_rows(account: Toll, names: tuple[str, ...], indent: int, above: str = "") -> Iterator[Row]:
    """One account and below it its parts; `above` is who gave the total, and is not said again."""
    count = account.first
    who = speaker(count.source, count.stance)
    said = [(quoted(count.quote.text, names), ""), (who, "who"), *((note, "about") for note in notes(account))]
    yield Row(figure(count), tuple(segment for segment in said if segment[0] != above), indent)
    for part in account.parts:
        yield from account_rows(part, names, indent + 2, who)


def notes(account: Toll) -> list[str]:
    """What else is said of a count: its place and day, that it grows, how often it is stated."""
    count = account.first
    where = ", ".join(x for x in (count.place and plain(count.place.name), days(count.date_min, count.date_max)) if x)
    about = [
        plain(x)
        for x in (count.side, count.sex, aged(count.age), count.status, count.severity)
        if x and x not in SAID_BY.get(count.group, ())
    ]
    growing = "said to be growing" if count.growing else ""
    often = f"stated {len(account.counts)} times" if len(account.counts) > 1 else ""
    line = " · ".join(x for x in (where, *about, growing, often) if x)
    return [line] if line else []


def doubts(reading: Reading, names: tuple[str, ...]) -> Iterator[Row]:
    """What the reader is unsure of, after the words that it is about where the doubt does not say them itself."""
    if reading.doubts:
        yield from section("The reader’s doubts")
    for doubt in reading.doubts:
        words = plain(reading.text[slice(*doubt.span)][:120]) if doubt.span else ""
        before = f"{quoted(words, names)}: " if words and words not in doubt.message else ""
        yield Row(f"- {before}{unnamed(plain(doubt.message), names)}", style="doubt")
