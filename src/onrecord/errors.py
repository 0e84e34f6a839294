"""The few errors that On Record raises, as one tree.

::

    OnRecordError
    ├── InputError        a file or a line that cannot be read as a report
    ├── PackError         a language pack that contradicts itself
    ├── GazetteerError    the gazetteer is missing or cannot be unpacked
    ├── ArchiveError      the archive cannot be read or written, or something in it is wrong
    ├── StoreError        the store cannot be opened, read or written, or is of another version
    └── JudgingError      a judgement that cannot be made, or a book of judgements that was changed

Each message says what is wrong, where (file and line, or document), and what to do next. What a report *contains* never raises:
that is a result, kept as a doubt of its reading.
"""


class OnRecordError(Exception):
    """The root of the tree: catch this to catch every error that On Record raises on purpose."""


class InputError(OnRecordError):
    """A file, a line or a stream that cannot be read as a report."""


class PackError(OnRecordError):
    """A language pack that contradicts itself, or a pattern that names a part that does not exist."""


class GazetteerError(OnRecordError):
    """The gazetteer is missing, damaged or cannot be written to the user's cache."""


class ArchiveError(OnRecordError):
    """The archive cannot be read or written, or something in it is not as it was kept."""


class StoreError(OnRecordError):
    """The store cannot be opened, read or written, or it is of a version that this On Record does not know."""


class JudgingError(OnRecordError):
    """A judgement that cannot be made, or a book of judgements in which something is not as it was signed."""
