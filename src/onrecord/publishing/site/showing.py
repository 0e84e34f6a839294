"""What a page shows of an entry: the words of the report with the claim marked, who says it, where and when. Nothing here is HTML."""

from typing import Any

import msgspec

from onrecord.incidents import Claim
from onrecord.publishing.site import addresses
from onrecord.publishing.site.edition import Edition
from onrecord.publishing.site.excerpts import Excerpt, excerpt
from onrecord.publishing.site.interface import interface
from onrecord.publishing.site.naming import Names, is_proper, outlet
from onrecord.publishing.text import opening
from onrecord.publishing.wording import figure, speaker
from onrecord.records import Casualty, Quote, Reading, Source


class Said(msgspec.Struct, frozen=True):
    """An entry as a page shows it: what it says in short, the sentence, who says it, and where it stands."""

    what: str
    sentence: Excerpt
    speaker: str
    speaker_page: str | None
    report: str
    report_page: str
    published: str | None
    language: str | None
    anchor: str = ""
    note: str = ""
    depth: int = 0


class Showing:
    """Shows entries of one edition: with the names that may stand, and the pages to which they lead."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.names = Names(edition)
        self._claims: dict[str, Said] = {}

    def said(self, reading: Reading, entry: Any, what: str) -> Said:
        """One entry of a reading: a claim of any kind, or an account of an attack."""
        source, stance = getattr(entry, "source", None), entry.stance if isinstance(entry, Casualty) else "asserted"
        return Said(
            self.names.words(reading, what),
            self.sentence(reading, entry.quote),
            self.speaker(reading, source, stance),
            self.speaker_page(reading, source),
            self.names.words(reading, outlet(reading)),
            addresses.report(reading.document.id),
            reading.document.published,
            reading.document.language,
        )

    def sentence(self, reading: Reading, quote: Quote) -> Excerpt:
        """The sentence that carries a claim, without what is withheld."""
        return Excerpt(*(self.names.words(reading, piece) for piece in excerpt(reading, quote)))

    def title(self, reading: Reading) -> str:
        """The title of a report, else its first paragraph where that is as short as a headline."""
        title = reading.document.title or opening(reading.text)
        return self.names.words(reading, title) or str(interface().report.untitled)

    def speaker(self, reading: Reading, source: Source | None, stance: str) -> str:
        """Who says it, where the report is named beside it."""
        if source is None and stance == "asserted":
            return str(interface().report.itself)
        return self.names.speaker(reading, source, stance) if source else speaker(None, stance)

    def speaker_page(self, reading: Reading, source: Source | None) -> str | None:
        """The page of a speaker; a private person has none."""
        voice = self.names.voice(reading, source) if source else None
        known = self.edition.voices.known.get(voice or "")
        if source is None or known is None or not is_proper(known) or not self.names.is_public(reading, source):
            return None
        return addresses.source(known.id)

    def claim(self, claim: Claim, depth: int = 0) -> Said:
        """A count, with the place in the report's page to which it leads."""
        if claim.id not in self._claims:
            reading, count = self.edition.by_document[claim.document], claim.casualty
            said = self.said(reading, count, f"{count.harm}: {figure(count)}")
            self._claims[claim.id] = msgspec.structs.replace(said, anchor=f"c-{count.id}")
        return msgspec.structs.replace(self._claims[claim.id], depth=depth) if depth else self._claims[claim.id]

    def claims(self, claims: tuple[Claim, ...]) -> list[Said]:
        """Counts in their order, each part under its total."""
        ids = {claim.id for claim in claims}
        below: dict[str, list[Claim]] = {}
        for claim in claims:
            if claim.part_of in ids and claim.part_of != claim.id:
                below.setdefault(claim.part_of or "", []).append(claim)
        found: list[Said] = []
        for claim in claims:
            if claim.part_of not in ids or claim.part_of == claim.id:
                self._with_parts(claim, below, found)
        return found

    def _with_parts(self, claim: Claim, below: dict[str, list[Claim]], found: list[Said], depth: int = 0) -> None:
        found.append(self.claim(claim, depth))
        for part in below.pop(claim.id, ()):
            self._with_parts(part, below, found, depth + 1)
