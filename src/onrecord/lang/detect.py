"""Which language a report is in: its script and its function words first, a trained model only where these do not settle it.

The model (py3langid, Barbaresi 2021, after Lui and Baldwin 2012) takes a second to load; script and function words take microseconds and
are right for a paragraph of prose.

>>> detect("At least 14 people were killed in the city on Friday, the mayor said.")
Guess(language='en', sure=True)
>>> detect("Внаслідок удару загинули щонайменше 14 людей, серед них шестеро дітей.")
Guess(language='uk', sure=True)
"""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

LENGTH = 600  # code points that are looked at; a language shows in its first paragraph
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[a-zà-ɏ]")
ENOUGH = 3  # function words that settle it, if no other language has half as many
FEWEST_WORDS = {"latin": 20}  # below, the model guesses: a list of English names and nouns is Danish to it
FEWEST_OTHERWISE = 5


@dataclass(frozen=True, slots=True)
class Guess:
    """A language by its ISO 639-1 code (None where there are no letters) and whether it is settled."""

    language: str | None
    sure: bool


@lru_cache(maxsize=1)
def knowledge() -> dict[str, Any]:
    """The table of scripts, letters and function words."""
    return tomllib.loads((Path(__file__).parent / "languages.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def speakers() -> dict[str, tuple[str, ...]]:
    """For each function word the languages that use it."""
    found: dict[str, list[str]] = {}
    for words in knowledge()["words"]:
        for form in words["forms"]:
            found.setdefault(form, []).append(words["language"])
    return {form: tuple(languages) for form, languages in found.items()}


def detect(text: str) -> Guess:
    """The language of a text, by its first paragraphs."""
    sample = text.lstrip()[:LENGTH].lower()
    script = script_of(sample)
    if script is None:
        return Guess(None, False)
    languages: list[str] = script["languages"]
    if len(languages) == 1:
        return Guess(languages[0], True)
    ranked = ranking(sample, languages)
    if is_settled(ranked):
        return Guess(ranked[0][0], True)
    return by_model(sample, ranked, FEWEST_WORDS.get(script["name"], FEWEST_OTHERWISE))


def script_of(sample: str) -> dict[str, Any] | None:
    """The script that most letters are in. Kana beats han, because Japanese is written in both."""
    scripts: list[dict[str, Any]] = knowledge()["script"]
    if sample.isascii():
        return scripts[0] if WORD.search(sample) else None
    letters = sum(map(str.isalpha, sample))
    if 2 * len(LATIN.findall(sample)) > letters:
        return scripts[0]
    counts = [(len(re.findall(f"[{s['letters']}]", sample)), s) for s in scripts]
    most = max(count for count, _ in counts)
    kana = next((s for count, s in counts if s["name"] == "kana" and count > 0.1 * letters), None)
    return kana or next((s for count, s in counts if count == most and most), None)


def ranking(sample: str, languages: list[str]) -> list[tuple[str, int]]:
    """The languages of a script by their function words and telling letters, the likeliest first."""
    tally = dict.fromkeys(languages, 0)
    known = speakers()
    for word in known.keys() & set(sample.split()):  # each once: Swedish says "i" as often as Polish does
        for language in known[word]:
            tally[language] = tally.get(language, 0) + 1
    for words in knowledge()["words"]:
        if "letters" in words and words["language"] in languages:
            tally[words["language"]] += sum(map(sample.count, words["letters"]))
    return sorted(((code, tally[code]) for code in languages), key=lambda pair: -pair[1])


def is_settled(ranked: list[tuple[str, int]]) -> bool:
    """Whether the likeliest language has enough function words, and the next far fewer."""
    return ranked[0][1] >= ENOUGH and ranked[1][1] <= ranked[0][1] // 2


def by_model(sample: str, ranked: list[tuple[str, int]], fewest: int) -> Guess:
    """What the trained model says of a text that is long enough for it; the likeliest by function words, unsure, of a shorter one."""
    if len(WORD.findall(sample)) < fewest:
        return Guess(ranked[0][0], False)
    import py3langid  # type: ignore[import-untyped]  # a second to load, which only unsettled texts shall cost

    language, _ = py3langid.classify(sample)
    return Guess(str(language), True)


def name_of(language: str) -> str:
    """The English name of a language, or its code.

    >>> name_of("uk"), name_of("xx")
    ('Ukrainian', 'xx')
    """
    return str(knowledge()["names"].get(language, language))
