"""On Record reads reports of harm to civilians and keeps who said what, to the word.

>>> import onrecord
>>> onrecord.read("At least 14 people were killed in Kryvyi Rih, the president said.", published="2025-04-04").skipped
False
"""

from onrecord.reading.reader import VERSION as __version__
from onrecord.records import Reading
from onrecord.work import read, read_files

__all__ = ["Reading", "__version__", "read", "read_files"]
