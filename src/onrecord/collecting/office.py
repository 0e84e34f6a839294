"""Office files: which kind a zip archive is, and the text of Word documents (DOCX) by python-docx."""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.captures import Found
from onrecord.collecting import limits
from onrecord.collecting.documents import capture_of
from onrecord.errors import InputError

KINDS = {"word/document.xml": "word", "xl/workbook.xml": "sheet"}
MOST_UNPACKED = 4 * limits.WHOLE  # bytes: office files are zip archives, and a small one can hold gigabytes of blanks


def kind_of_zip(handle: BinaryIO) -> str:
    """Whether a zip archive is a Word document or a spreadsheet. Raises InputError for any other, and for one that unpacks to too much."""
    try:
        entries = zipfile.ZipFile(handle).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise InputError("this is a zip archive or an office document that is damaged; save it again, as plain text if need be") from None
    handle.seek(0)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise InputError(f"it unpacks to more than {MOST_UNPACKED:,} bytes; save it as plain text")
    found = next((KINDS[entry.filename] for entry in entries if entry.filename in KINDS), None)
    if not found:
        raise InputError("this is a zip archive or an office document; unpack it, or save it as plain text")
    return found


def captures(handle: BinaryIO, name: str, where: str) -> Iterator[Found]:
    """The one report of a Word document: its paragraphs, and the rows of its tables, in order."""
    from docx import Document  # two tenths of a second, for Word documents only
    from docx.table import Table

    document = Document(handle)
    blocks = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            blocks += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            blocks.append(block.text)
    text = "\n\n".join(block for block in blocks if block.strip())
    yield capture_of(text, {"id": name, "title": document.core_properties.title or None}, where)
