"""Bytes to words: which encoding a file is in, and what is no text at all.

UTF-8 is believed where it fits; a byte order mark before it; else the encoding that a page declares; else cp1251 where the foreign letters
are many (Cyrillic prose) and cp1252 where they are few (curly quotes). A guess is said as a doubt, never made in silence.
"""

import codecs

from onrecord.errors import InputError
from onrecord.records import Doubt

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))
WIDE_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # after utf-32: its mark begins with this one
NO_TEXT = {
    b"%PDF": "a PDF document; take its text out first (pdftotext FILE) and read that",
    b"PK\x03\x04": "a zip archive or an office document; unpack it, or save it as plain text",
    b"\x1f\x8b": "compressed; unpack it first (gunzip FILE)",
    b"BZh": "compressed; unpack it first (bunzip2 FILE)",
    b"\xfd7zXZ": "compressed; unpack it first (unxz FILE)",
    b"\x28\xb5\x2f\xfd": "compressed; unpack it first (unzstd FILE)",
    b"{\\rtf": "an RTF document; save it as plain text",
    b"\x89PNG": "a picture; pictures are not read",
    b"\xff\xd8\xff": "a picture; pictures are not read",
    b"GIF8": "a picture; pictures are not read",
    b"\xd0\xcf\x11\xe0": "an old office document; save it as plain text",
    b"SQLite format 3": "a database; export its reports as JSON Lines",
}
CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])  # no tabs, ends of lines and pages, nor escapes


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Doubt, ...]]:
    """The words in some bytes, and the doubts about them. Raises InputError where there are none.

    >>> decode("Three were killed – ‘at least’".encode("cp1252"))[1][0].kind
    'encoding'
    """
    refuse_what_is_no_text(data)
    for mark, encoding in (*MARKS, *WIDE_MARKS):
        if data.startswith(mark):
            return forgiving(data[len(mark) :] if encoding == "utf-8" else data, encoding)
    if b"\x00" in data[:65536]:
        return wide(data)
    refuse_binary(data)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return without_mark(data, declared, error)


def refuse_what_is_no_text(data: bytes) -> None:
    """Raise InputError for what is empty or begins as a known kind of file that holds no text."""
    if not data.strip():
        raise InputError("there is nothing in it; give a report's text")
    for beginning, what in NO_TEXT.items():
        if data.startswith(beginning):
            raise InputError(f"this is {what}")


def without_mark(data: bytes, declared: str | None, error: UnicodeDecodeError) -> tuple[str, tuple[Doubt, ...]]:
    """The words of bytes that are no clean UTF-8: half-cut, damaged, or in an older encoding."""
    if error.end == len(data) and error.reason == "unexpected end of data":
        return data[: error.start].decode("utf-8"), (Doubt("cut off", "the last letter is cut in half; the report may be cut off there"),)
    if declared and is_known(declared):
        return forgiving(data, declared)
    if is_damaged_utf8(data):
        return forgiving(data, "utf-8")
    return forgiving(data, "cp1251" if is_cyrillic(data) else "cp1252", guessed=True)


def wide(data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    """The words of bytes with zeros among them: sixteen bits a letter, or else a file that holds no text."""
    encoding = wide_encoding(data)
    if not encoding:
        refuse_binary(data)
        return forgiving(data, "utf-8")
    text, doubts = forgiving(data, encoding, guessed=True)
    refuse_binary(text[:65536].encode("utf-8", "replace"))
    return text, doubts


def refuse_binary(data: bytes) -> None:
    """Raise InputError where control characters show that this is no text."""
    sample = data[:65536]
    if len(sample) - len(sample.translate(None, CONTROL)) > len(sample) // 100:
        raise InputError("this is no text (binary data); give plain text, HTML, JSON or JSON Lines")


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Western text is zero."""
    sample = data[:2048]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 5 and even < len(sample) // 50:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) // 5 and odd < len(sample) // 50 else None


def is_known(encoding: str) -> bool:
    """Whether Python can decode text from what a page calls its encoding.

    >>> is_known("windows-1251"), is_known("none-such"), is_known("base64")
    (True, False, False)
    """
    try:
        return bool("a".encode(encoding))
    except (LookupError, ValueError):
        return False


def is_damaged_utf8(data: bytes) -> bool:
    """Whether most foreign letters are good UTF-8 and only some bytes are broken."""
    text = data[:65536].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text) - broken
    return good > 3 * broken


def is_cyrillic(data: bytes) -> bool:
    """Whether the foreign letters are so many that this is prose in Cyrillic, not Western text with some marks."""
    sample = data[:65536]
    foreign = sum(byte >= 0xC0 for byte in sample)
    return foreign > 0.3 * sum(byte >= 0xC0 or chr(byte).isalpha() for byte in sample if byte < 0x80 or byte >= 0xC0)


def forgiving(data: bytes, encoding: str, guessed: bool = False) -> tuple[str, tuple[Doubt, ...]]:
    """Decode, putting � for what is broken, and say so."""
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    doubts = []
    if guessed:
        doubts.append(Doubt("encoding", f"no UTF-8; taken for {encoding}: look at the foreign letters, or save the file as UTF-8"))
    if "\ufffd" in text:
        doubts.append(Doubt("encoding", f"{text.count(chr(0xFFFD))} letters are broken ({encoding}); they are read as �"))
    return text, tuple(doubts)
