"""PDF files: the text of all pages, by pypdf. A scan holds pictures of words, and is said to."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.captures import Found
from onrecord.collecting import limits
from onrecord.collecting.attempts import FAULTS
from onrecord.collecting.documents import capture_of
from onrecord.errors import InputError

MOST_PAGES = 500
HINT = "take its text out first (pdftotext FILE) and read that"


def captures(handle: BinaryIO, name: str, where: str) -> Iterator[Found]:
    """The one report of a PDF file."""
    from pypdf import PdfReader  # a tenth of a second, for PDF files only
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(handle)
        text = "\n\n".join(page_texts(reader))
        stated = stated_in(reader)
    except (PyPdfError, *FAULTS) as error:
        raise InputError(f"this PDF cannot be read ({type(error).__name__}); {HINT}") from None
    if not text.strip():
        raise InputError("this PDF holds no words, only pictures of them; read them with an OCR program first")
    yield capture_of(text, {"id": name, **stated}, where)


def page_texts(reader: Any) -> Iterator[str]:
    """The text of each page, until there is as much as one report may have."""
    length = 0
    for page in list(reader.pages[:MOST_PAGES]):
        if length > limits.TEXT:
            return
        text = page.extract_text().strip()
        length += len(text)
        yield text


def stated_in(reader: Any) -> dict[str, Any]:
    """The title that the file states. Its dates are those of the file's making, not of publication."""
    facts = reader.metadata
    return {"title": str(facts.title)} if facts and facts.title else {}
