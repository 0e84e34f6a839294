"""Tells people, families, outlets and ordinary words from the places whose names they bear or could bear.

An unlisted name, or that of some small town abroad, is a place only where nothing beside it says that it is somebody: "the Tamrazi family
home", "Rola's sons", "14-year-old Ward", "in Airwars' archive".
"""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lang.pack import load

BEFORE = 48  # code points that are looked at
FOLLOWING = re.compile(r"('s?)?(,?) ([\w-]+)(?: ([\w-]+))?")
NEXT = re.compile(r" ([A-Z][\w-]*)")
INITIAL = re.compile(r"[A-Z][a-z]+ [A-Z]\. $")
ATTRIBUTIVE = re.compile(r"(?:'s?)? ([a-z][a-z'-]+(?: [a-z][a-z'-]+){0,2})")
GLUED = re.compile(r"[a-z](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$")
CAPITALISED, SMALL = re.compile(r"\b[A-Z][\w'’-]{3,}"), re.compile(r"(?<![\w'’-])[a-z][\w'’-]*")
HEADLINE = 4  # long words that a line needs to be a headline in capitals


@dataclass(frozen=True, slots=True)
class Strangers:
    """The words of a language that tell people from places; `theirs` are kin, deaths and belongings of people;
    `age` and `aged` are what ends and begins at a name."""

    age: re.Pattern[str]
    aged: re.Pattern[str]
    family: frozenset[str]
    dwelling: frozenset[str]
    kin: frozenset[str]
    theirs: frozenset[str]
    possessives: frozenset[str]
    fillers: frozenset[str]
    attributing: frozenset[str]
    tells: frozenset[str]
    patronymics: frozenset[str]
    bodies: frozenset[str]
    names: frozenset[str]
    plain: frozenset[str]
    small: frozenset[str]
    given: frozenset[str]


@cache
def strangers_of(language: str) -> Strangers:
    """The words of a language, made ready."""
    pack = load(language)
    source = pack.tables["strangers"]
    table = {name: frozenset(word.replace("_", " ") for word in listed.split()) for name, listed in source["words"].items()}
    age, aged = re.compile(source["ages"]["age"]), re.compile(source["ages"]["aged"])
    theirs, given = table["kin"] | table.pop("losses"), table["given"] | table.pop("surnames") | frozenset(pack.view("given").words)
    return Strangers(age=age, aged=aged, **{**table, "theirs": theirs, "given": given})


def is_somebody(folded: str, start: int, end: int, strangers: Strangers) -> bool:
    """Whether the words beside a name say that it is a family's or a person's, even where a town bears it: kin, an age, a patronymic."""
    if is_introduced(folded, start, strangers) or strangers.aged.match(folded, end):
        return True
    after = FOLLOWING.match(folded, end)
    if after is None or after[2]:
        return False
    return (after[3] in strangers.patronymics and not after[1]) or after[3] in strangers.family or after[4] in strangers.family


def is_introduced(folded: str, start: int, strangers: Strangers) -> bool:
    """Whether the words before a name introduce somebody: "14-year-old", "the killing of the late", "his wife", "according to".

    >>> words = strangers_of("en")
    >>> [is_introduced(before, len(before), words) for before in ("a 14-year-old boy ", "the sons of ", "his wife, ", "the centre of ")]
    [True, True, True, False]
    """
    words = folded[max(0, start - BEFORE) : start].split()[-6:]
    if len(words) < 2 or folded[start - 1] != " ":
        return False
    if f"{words[-2]} {words[-1]}" in strangers.attributing or strangers.age.search(" ".join(words[-4:])):
        return True
    if words[-1].rstrip(",") in strangers.kin and words[-2] in strangers.possessives:
        return True
    while len(words) > 2 and words[-1] in strangers.fillers:
        words.pop()
    return words[-1] == "of" and words[-2] in strangers.theirs


def has_initial(text: str, start: int) -> bool:
    """Whether a given name and an initial stand before a name.

    >>> has_initial("Mary B. Salem", 8), has_initial("They fled. Salem", 11)
    (True, False)
    """
    return INITIAL.search(text, max(0, start - 20), start) is not None


def acts(folded: str, start: int, end: int, strangers: Strangers) -> bool:
    """Whether the words around a name that is hardly known as a town's say that it is somebody's: a house, kin.

    >>> words = strangers_of("en")
    >>> acts("the tamrazi house", 4, 11, words), acts("rola's two sons", 0, 4, words), acts("in a tamrazi house", 5, 12, words)
    (True, True, False)
    """
    after = FOLLOWING.match(folded, end)
    if after is None or after[2]:
        return False
    if after[1] and (after[3] in strangers.theirs or after[4] in strangers.theirs):
        return True
    if after[3] == "and" and after[4] in strangers.possessives:
        return True
    dwelling = after[3] in strangers.dwelling or after[4] in strangers.dwelling
    return dwelling and not folded.endswith((" a ", " an "), max(0, start - 4), start)


def speaks(folded: str, end: int, strangers: Strangers) -> bool:
    """Whether a verb of speech follows."""
    after = FOLLOWING.match(folded, end)
    return after is not None and not after[1] and after[3] in strangers.tells


def attributed_to(folded: str, start: int, end: int) -> list[str]:
    """The words after a name that belongs to them, or none: "a Tamrazi command centre", "in Tamrazi's archive"."""
    following = ATTRIBUTIVE.match(folded, end)
    if following is None:
        return []
    if following.group().startswith("'") or folded.endswith((" the ", " a ", " an "), max(0, start - 5), start):
        return following.group(1).split(" ")
    return []


def opens_name(text: str, end: int, strangers: Strangers) -> bool:
    """Whether the capitalised word after a name makes an outlet or an organisation of it ("Qastal News")."""
    following = NEXT.match(text, end)
    return following is not None and following.group(1).lower() in strangers.bodies


def is_ordinary(name: str, strangers: Strangers) -> bool:
    """Whether a name is known to be that of an outlet, or is a word or a given name that needs a noun of places beside it.

    >>> words = strangers_of("en")
    >>> is_ordinary("Murder", words), is_ordinary("Airwars", words), is_ordinary("Rola", words), is_ordinary("Zorbashi", words)
    (True, True, True, False)
    """
    lower = name.lower()
    return lower in strangers.plain or lower in strangers.names or lower in strangers.given or GLUED.search(name) is not None


def is_headline(text: str, start: int, strangers: Strangers) -> bool:
    """Whether the line around an offset capitalises every longer word, so that capitals tell nothing.

    >>> words = strangers_of("en")
    >>> is_headline("Shot in the Dark: Weight Loss Injection Wars", 12, words)
    True
    >>> is_headline("Jets hit Arda, Kafr Dorin and Beit Malun", 9, words)
    False
    """
    line = text[text.rfind("\n", max(0, start - 200), start) + 1 or max(0, start - 200) : start + 200].split("\n", 1)[0]
    return len(CAPITALISED.findall(line)) >= HEADLINE and all(word in strangers.small for word in SMALL.findall(line))
