"""Keeps people, families, outlets and ordinary words out of the places, by how well a name is known and what the text says beside it.

A country, a region or a city is believed. A town is believed unless the text says outright that the name is somebody's. A name that no
gazetteer knows, or only for some small town, needs a sign that it is a place.
"""

from onrecord.reading.bearings import Mention
from onrecord.reading.place_words import PlaceWords
from onrecord.reading.report import Report
from onrecord.reading.runs import Piece
from onrecord.reading.strangers import (
    acts,
    attributed_to,
    has_initial,
    is_headline,
    is_introduced,
    is_ordinary,
    is_somebody,
    opens_name,
    speaks,
    strangers_of,
)

PLACING = frozenset(("in", "near", "at", "outside", "around", "inside", "on", "across", "into"))
WELL_KNOWN, MIDDLING = 300_000, 15_000  # people in a town that needs no sign that it is a place; with its own name only
AMID = PLACING | {"of", "from", "near"}  # what a name after one of these does not do itself: "activists in X said"
PEOPLES = (" neighborhood", " neighbourhood", " quarter")  # "the Armenian quarter"
LOOSE = frozenset((None, "facility"))  # nouns that do not make a town of a name


class Screen:
    """What one report and its language tell of names; `strangers` are those that the report says outright to be somebody's."""

    def __init__(self, report: Report, words: PlaceWords) -> None:
        self.report, self.words = report, words
        self.known = strangers_of(report.pack.language)
        self.strangers: set[str] = set()

    def lets_in(self, mention: Mention) -> bool:
        """Whether a name may be kept as a place; remembers it as a stranger's where the text says so."""
        if is_believed(mention):
            return mention.facility or any(s.kind != "settlement" for s in mention.spots) or not self.opens_name(mention)
        if mention.noun not in LOOSE:
            return bool(mention.spots) or not (self.is_bare_word(mention.name.lower()) or self.is_body(mention.name.lower()))
        if self.is_somebodys(mention):
            self.strangers.add(mention.name.lower())
            return False
        mention.sure = mention.noun is not None or self.reads_like_a_place(mention)
        if mention.facility:
            return not self.is_office(mention)
        if mention.spots:
            mention.doubted = not self.is_likely(mention)
            return True
        return mention.sure and not self.is_part(mention)

    def is_likely(self, mention: Mention) -> bool:
        """Whether a listed name is likely to be the town's: a list that goes on may still make a county of it."""
        lower = mention.name.lower()
        if lower in self.known.names:
            return False
        if is_middling(mention):
            return mention.before in AMID or mention.name.isupper() or lower not in self.known.given
        return mention.sure or mention.name.isupper() or (mention.before in PLACING and lower not in self.words.nouns)

    def is_somebodys(self, mention: Mention) -> bool:
        """Whether the words beside a name say that it is a person's, a family's or an outlet's."""
        folded, start, end = self.report.folded, mention.start, mention.end
        if mention.facility:
            return False
        if is_somebody(folded, start, end, self.known) or has_initial(self.report.text, start):
            return True
        if is_middling(mention):
            return False
        said = mention.before not in AMID and speaks(folded, end, self.known)
        return said or acts(folded, start, end, self.known) or self.opens_name(mention)

    def opens_name(self, mention: Mention) -> bool:
        """Whether a name goes on as that of an outlet or an organisation."""
        return opens_name(self.report.text, mention.end, self.known)

    def reads_like_a_place(self, mention: Mention) -> bool:
        """Whether a name is none of an outlet or a person, no ordinary word, and not in a line whose words are all capitalised."""
        first, _, rest = mention.name.lower().partition(" ")
        if rest and first in self.known.given and mention.before not in PLACING:
            return False
        return not is_ordinary(mention.name, self.known) and not is_headline(self.report.text, mention.start, self.known)

    def is_bare_word(self, lower: str) -> bool:
        """Whether a name beside a noun is but an adjective or a noun of its own: "Central Governorate", "Street 8"."""
        return lower in self.words.compass or lower in self.words.nouns or lower in self.known.plain or lower in self.known.names

    def is_body(self, lower: str) -> bool:
        """ "Members of the ...": a body of people."""
        return " of " in lower and lower.split(" ", 1)[0] in self.known.plain

    def is_part(self, mention: Mention) -> bool:
        """Whether an unlisted name is an attribute, an abbreviation or a border: "a Tamrazi command", "UN school", "Syria-Turkey"."""
        name, noun = mention.name, mention.noun
        if self.is_bare_word(name.lower()) or self.is_body(name.lower()) or (name.isupper() and name.isalpha()):
            return True
        if "-" in name and any(part in self.words.demonyms for part in name.lower().split("-")):
            return True
        return noun is None and self.is_attribute(mention)

    def is_attribute(self, mention: Mention) -> bool:
        """Whether a name only describes the noun after it, and that is none of places: "a Tamrazi command", "in Tamrazi's archive"."""
        words = attributed_to(self.report.folded, mention.start, mention.end)
        if not words or words[0] in self.words.idle:
            return False
        return not any(word in self.words.nouns or word in self.words.compass for word in words)

    def is_office(self, mention: Mention) -> bool:
        """Whether a centre is one for something, an organisation and no building ("the Arda Centre for Human Rights")."""
        last = mention.name.lower().rpartition(" ")[2]
        return last in ("center", "centre") and self.report.folded.startswith(" for ", mention.end)

    def is_stranger(self, mention: Mention) -> bool:
        """Whether the report elsewhere says that the name is somebody's or it is more likely so, and nothing here that it is a place."""
        if is_believed(mention) or mention.noun is not None or mention.facility:
            return False
        return mention.doubted or (not is_middling(mention) and mention.name.lower() in self.strangers)

    def meet(self, pieces: list[Piece]) -> None:
        """Remember a run of capitals that is no place: one that begins with a given name, as far as "of", or is said to be somebody's."""
        words = [piece.folded for piece in pieces]
        name = words[: words.index("of")] if "of" in words else words
        if len(name) > 1 and name[0] in self.known.given:
            self.strangers.update(name)
        elif is_somebody(self.report.folded, pieces[0].start, pieces[-1].end, self.known):
            self.strangers.add(self.report.folded[pieces[0].start : pieces[-1].end])

    def is_lost(self, mention: Mention) -> bool:
        """Whether the words before a name mourn or seek somebody: "the killing of"."""
        return is_introduced(self.report.folded, mention.start, self.known)

    def is_peoples_quarter(self, start: int, end: int) -> bool:
        """Whether the adjective of a people names a quarter: "the Armenian quarter"."""
        folded = self.report.folded
        return folded.endswith(" the ", 0, start) and folded.startswith(PEOPLES, end)


def is_believed(mention: Mention) -> bool:
    """Whether a name is a country's, a region's or a city's."""
    return any(s.kind != "settlement" or s.population > WELL_KNOWN for s in mention.spots)


def is_middling(mention: Mention) -> bool:
    """Whether a name is a town's own."""
    return any(s.own and s.population > MIDDLING for s in mention.spots)
