"""Trying one thing that came from outside: what is wrong with it becomes a problem, and the next is tried."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from onrecord.captures import Found, Problem
from onrecord.errors import InputError

# What the parsers of pages, feeds, PDF and office files raise over damaged or hostile input, beside errors of their own.
FAULTS = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError, TypeError, ValueError),
    *(struct.error, zipfile.BadZipFile, zlib.error),
)


def attempted(job: Callable[[], Iterator[Found]], where: str) -> Iterator[Found]:
    """What a job finds; a problem at the place where it fails.

    >>> [str(found) for found in attempted(lambda: iter([].pop()), "a.pdf")]
    ['a.pdf: it is damaged, or no such file as it says (IndexError: pop from empty list); mend it or leave it out']
    """
    try:
        yield from job()
    except InputError as error:
        yield Problem(where, str(error))
    except FAULTS as error:
        what = " ".join(f"{type(error).__name__}: {error}".split())[:120]
        yield Problem(where, f"it is damaged, or no such file as it says ({what}); mend it or leave it out")
