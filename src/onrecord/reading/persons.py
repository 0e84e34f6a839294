"""Which phrases can be the victims of a harm: a name must be a person's, a town is not captured like a man, an apposition is nobody new."""

from onrecord.lang.pack import INSIDE, Entry
from onrecord.reading.findings import OWN
from onrecord.reading.victims import VIEW, Chunked, Phrase

FIGHTING = ("militants", "soldiers", "prisoners")
NOT_BY_NAME = {"detained", "displaced", "missing", "rescued"}  # "captured Jarabulus", "the evacuation of Fua" are about towns


def fits(chunked: Chunked, position: int, entry: Entry) -> bool:
    """Whether this phrase can be the people of this harm: a name must be a person's, a weak or counted word needs more."""
    phrase = chunked.phrases[position]
    if entry.data.get("counted") and phrase.kind not in ("victims", "count"):
        return False
    if phrase.rule == "named person" and entry.tag not in ("died", "dead") and entry.data.get("harm") in NOT_BY_NAME:
        return False
    if entry.data["harm"] != "killed" and is_dead(chunked, position):
        return False
    if entry.data["harm"] == "displaced" and phrase.group in FIGHTING:
        return False  # fighters who fled are not displaced
    if phrase.kind == "single" and chunked.symbols[position + 1 : position + 2] == chunked.sentence.report.pack.view(VIEW).symbols["who"]:
        return False  # "the civilian who was killed" was told before
    return phrase.kind != "person" or is_person(chunked, position)


def is_dead(chunked: Chunked, position: int) -> bool:
    """Whether a phrase only tells whose body it is: "the body of a man was pulled from the rubble"."""
    symbols = chunked.sentence.report.pack.view(VIEW).symbols
    before = chunked.symbols[:position].rstrip(INSIDE)
    if before[-1:] != symbols["of"] or before[:-1].rstrip(INSIDE)[-1:] not in (symbols["deaths"], symbols["corpse"]):
        return False
    told = chunked.entries[chunked.firsts[len(before[:-1].rstrip(INSIDE)) - 1]]
    return told is not None and told.data.get("harm") == "killed"


def is_apposition(chunked: Chunked, position: int) -> bool:
    """Whether a phrase only describes the one before it: "the victim, a 19-year-old man, was …"."""
    before = chunked.phrases.get(position - 2)
    if before is None or chunked.symbols[position - 1] != ",":
        return False
    phrase = chunked.phrases[position]
    if before.rule == "somebody's relative" and phrase.rule == "one person":
        return closes_before_verb(chunked, position)
    if before.kind not in ("single", "person"):
        return False
    describes = phrase.rule in ("one person", "both people") or (phrase.kind == "single" and before.kind == "person")
    return describes and ends_with_comma(chunked, position)


def ends_with_comma(chunked: Chunked, position: int) -> bool:
    """Whether a comma closes the words of a phrase, at once or (before a verb) after its "from Kharkiv" or "of two schools"."""
    view = chunked.sentence.report.pack.view(VIEW)
    comma = chunked.symbols.find(",", position + 1, position + 12)
    if comma <= position + 1:
        return comma == position + 1
    alone = all(chunked.phrases[p].kind in ("person", "things") for p in range(position + 1, comma) if p in chunked.phrases)
    return alone and chunked.symbols[comma + 1 : comma + 2] in (view.symbols["be"], view.symbols["have"])


def closes_before_verb(chunked: Chunked, position: int) -> bool:
    """Whether a comma and a verb stand right behind a phrase: "his wife, a nurse, was hurt", not "his wife, a son, and two men"."""
    view = chunked.sentence.report.pack.view(VIEW)
    verbs = [view.symbols[tag] for tag in ("be", "have", "died", "suffer")]
    return chunked.symbols[position + 1 : position + 2] == "," and chunked.symbols[position + 2 : position + 3] in verbs


def tells_another_harm(phrase: Phrase, harm: str) -> bool:
    """Whether a phrase's own noun tells a harm that is not this one: "five deaths and several injuries"."""
    own = phrase.own_harm
    return own is not None and own.tag in OWN and not own.data.get("mild") and own.data["harm"] != harm


def can_be_object(chunked: Chunked, phrase: Phrase) -> bool:
    """Whether a phrase can be whom a verb harms: not "he", and not one capitalised word ("captured Jarabulus" is about a town)."""
    entry = chunked.entries[phrase.first]
    if phrase.kind == "pronoun":
        return entry is None or entry.tag != "he"
    return not (phrase.rule == "named person" and phrase.last - phrase.first == 1)


def is_person(chunked: Chunked, position: int) -> bool:
    """Whether a run of capitalised words names a person: a title, an age, or two names of which none is an institution's."""
    phrase = chunked.phrases[position]
    names = chunked.sentence.report.pack.view(VIEW).tag_names
    before = names.get(chunked.symbols[position - 1].replace(INSIDE, ""), "") if position else ""
    if phrase.rule in ("titled person", "aged person"):
        return True
    words = [w for w in phrase.words if w[0].isalpha()]
    if before == "of":
        return len(words) > 1 and not institutions(chunked) & set(words)
    if before in ("in", "the", "by", "to") or (before in ("and", "nationality") and len(words) == 1):
        return False
    if len(words) > 1:
        return not institutions(chunked) & set(words)
    return len(words) == 1 and len(words[0]) > 3 and not words[0].isupper()


def institutions(chunked: Chunked) -> set[str]:
    """Words of the pack that make a run of capitalised words an institution or a place."""
    found: set[str] = chunked.sentence.report.pack.tables["people"]["details"]["institutions"]["words"]
    return set(found)


def is_named_fully(chunked: Chunked, position: int) -> bool:
    """Whether a name has a title, an age or at least two words, and is no institution's."""
    phrase = chunked.phrases[position]
    return phrase.kind == "person" and (phrase.rule != "named person" or len(phrase.words) > 1) and is_person(chunked, position)
