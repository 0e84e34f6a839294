"""On Record reads reports of harm to civilians and keeps who said what, to the word.

>>> import onrecord
>>> onrecord.read("At least 14 people were killed in Kryvyi Rih, the president said.", published="2025-04-04").skipped
False
"""

from onrecord.reading.reader import VERSION as __version__
from onrecord.reading.reader import document_of, read_document
from onrecord.records import Reading

__all__ = ["Reading", "__version__", "read"]


def read(text: str, published: str | None = None, language: str | None = None) -> Reading:
    """Read one report. `published` is an ISO day or instant, `language` an ISO 639-1 code (found out if None).

    Never raises for what the text contains: what could not be read is in `Reading.doubts`.
    """
    return read_document(text, document_of(text, published, language))
