"""Keeps captures in a home until it is stopped, and says the number of each when it was reported as kept. For test_keeping.py.

python keep_many.py HOME FIRST
"""

import sys
from itertools import count
from pathlib import Path

from captured import captured

from onrecord.archiving import keeping

if __name__ == "__main__":
    keeping.MOST = 7  # many small groups: a kill finds each step of writing
    for kept in keeping.keep_all(map(captured, count(int(sys.argv[2]))), Path(sys.argv[1]), "a recorder"):
        print(kept.number, kept.capture.id, flush=True)
