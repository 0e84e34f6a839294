"""Who the victims of a count are, as far as their words say: sex, age, status, side, names; and how sensitive that is."""

from typing import Any, TypedDict

from onrecord.lang.pack import load
from onrecord.reading.place_words import country_of_demonym
from onrecord.reading.report import Sentence
from onrecord.reading.victims import VIEW, Phrase


class Details(TypedDict):
    """The fields of a casualty that this file fills; None is what was not said."""

    sex: str | None
    age: str | None
    status: str | None
    side: str | None
    names: tuple[str, ...]
    sensitivity: str


def details_of(sentence: Sentence, phrase: Phrase, told: tuple[str, str]) -> Details:
    """What the words of a phrase tell beside the number; `told` are the harm and the group."""
    harm, group = told
    table = load(sentence.report.pack.language).tables["people"]["details"]
    names = names_of(sentence, phrase)
    return Details(
        sex=sex_of(phrase, table),
        age=age_of(sentence, phrase),
        status=table["status"].get(group),
        side=next((side for word in phrase.words if (side := country_of_demonym(word))), None),
        names=names,
        sensitivity=sensitivity_of(names, harm, group),
    )


def sex_of(phrase: Phrase, table: dict[str, Any]) -> str | None:
    """Female or male where every word that tells a sex tells the same; the "her" of "her brother" tells nothing of him."""
    words = phrase.words[1:] if phrase.rule == "somebody's relative" else phrase.words
    told = {sex for sex in ("female", "male") if set(words) & set(table[sex]["words"])}
    return told.pop() if len(told) == 1 else None


def age_of(sentence: Sentence, phrase: Phrase) -> str | None:
    """The age as written: "seven-year-old", the "14" of "14 year old", "45" behind a name."""
    entries = sentence.tagged(VIEW).entries[phrase.first : phrase.last]
    before = ""
    for word, entry in zip(phrase.words, entries, strict=False):
        if entry is not None and entry.tag in ("age", "halfage"):
            return word
        if entry is not None and entry.tag == "yearold" and before.isdigit():
            return before
        before = word
    return next((w for w in phrase.words if w.isdigit()), None) if phrase.rule in ("aged person", "titled person") else None


def names_of(sentence: Sentence, phrase: Phrase) -> tuple[str, ...]:
    """The name of a person who is named in the phrase."""
    if phrase.kind == "person":
        start, end = sentence.tokens.span(phrase.first, phrase.last)
        return (sentence.report.text[start:end],)
    return ()


def sensitivity_of(names: tuple[str, ...], harm: str, group: str) -> str:
    """High where a victim is named, moderate for the living who can be found (detained, rescued, in hospital) and for children."""
    if names:
        return "high"
    return "moderate" if harm in ("detained", "rescued", "hospitalised", "missing") or group == "children" else "low"
