"""Runs of capitalised words, in which names are looked for: with the small words and articles that stand inside names."""

import re
from dataclasses import dataclass

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚḤḨṬṢẒḌ"
ARTICLE = r"(?:(?:al|el|ad|ash|as|an|ar|at|az|ez|es|ul|e|i)[-‐–'’ʻ]\s?)"
DOTTED = r"(?:[A-Z]\.){2,}|[A-Z]\. ?[A-Z][a-z]\.|(?:St|Ste|Mt|Ft)\.(?= [A-Z])"
WORD = rf"(?:\b{ARTICLE})?(?:{DOTTED}|[{UPPER}](?:\w|(?!['’]s\b)['’`ʼʻ‘*‐–-](?=\w))*)"
CONNECTOR = r"(?:of|de|del|la|las|los|da|do|dos|du|di|el|al|an|ez|az|ash|ar|as|es|upon|on|sur|am|e|i|les|le|the)"
RUNS = {
    wrapped: re.compile(rf"{WORD}(?:{gap}(?:{CONNECTOR}{gap}){{0,2}}{WORD})*")
    for wrapped, gap in ((False, "[ \u00a0]"), (True, "(?:[ \u00a0]|[ \u00a0]?\n(?!\\s*\n))"))
}
PIECE = re.compile(r"\S+")


@dataclass(slots=True)
class Piece:
    """One word of a run of capitalised words."""

    start: int
    end: int
    word: str
    folded: str
