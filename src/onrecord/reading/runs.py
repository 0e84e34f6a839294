"""Runs of capitalised words, in which names are looked for: with the small words and articles that stand inside names."""

import re
from dataclasses import dataclass

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚḤḨṬṢẒḌ"
ARTICLE = r"(?:(?:al|el|ad|ash|as|an|ar|at|az|ez|es|ul|e|i)[-‐–'’ʻ]\s?)"
DOTTED = r"(?:[A-Z]\.){2,}|[A-Z]\. ?[A-Z][a-z]\.|(?:St|Ste|Mt|Ft)\.(?= [A-Z])"
LETTERS = r"\w*(?:(?!['’]s\b)['’`ʼʻ‘*‐–-]\w+)*"  # the rest of a word
CAPITALISED = rf"(?:{DOTTED}|[{UPPER}]{LETTERS})"
WORD = rf"(?:\b{ARTICLE})?{CAPITALISED}"
# The first word begins with a plain set of letters, so that a search leaps from one to the next; the rest is WORD less one letter.
DOTTED_REST = r"(?<=[A-Z])\.(?:[A-Z]\.)+|(?<=[A-Z])\. ?[A-Z][a-z]\.|(?:(?<=S)te?|(?<=[MF])t)\.(?= [A-Z])"
ARTICLE_REST = r"(?<=\b[aeiu])(?:(?<=a)(?:sh|[ldsnrtz])|(?<=e)[lzs]?|(?<=u)l|(?<=i))[-‐–'’ʻ]\s?"
FIRST = rf"[{UPPER}aeiu](?:(?<![aeiu])(?:{DOTTED_REST}|{LETTERS})|{ARTICLE_REST}{CAPITALISED})"
CONNECTOR = r"(?:of|de|del|la|las|los|da|do|dos|du|di|el|al|an|ez|az|ash|ar|as|es|upon|on|sur|am|e|i|les|le|the)"
RUNS = {
    wrapped: re.compile(rf"{FIRST}(?:{gap}(?:{CONNECTOR}{gap}){{0,2}}{WORD})*")
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
