"""How much is read of one report, so that nothing that comes in can take minutes or gigabytes.

A text may have some thirty thousand words, more than a long inquiry's chapter; what is longer is a dump of many reports, or damage. What
is cut is said: the doubt's kind is "too long" and the exit code tells that something was left out.
"""

from onrecord.records import Doubt

TEXT = 200_000  # code points of one report
LINE = 16_000_000  # bytes of one line of JSON Lines
PAGE = 4_000_000  # bytes of an HTML page
WHOLE = 64_000_000  # bytes of a JSON file that is not lines, which must be held at once


def cut(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """The text up to the limit, and the doubt that says what was left out.

    >>> cut("three were killed")
    ('three were killed', ())
    """
    if len(text) <= TEXT:
        return text, ()
    message = f"longer than {TEXT:,} letters; the rest was not read: give each report as a file or a JSON line of its own"
    return text[:TEXT], (Doubt("too long", message),)
