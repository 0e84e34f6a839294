"""Taking a file once: it is looked at again when it has changed. What failed in it is told again each time, so that nobody forgets it."""

from collections.abc import Callable, Iterator

from onrecord.captures import Found, Problem
from onrecord.collecting.memory import Memory

MOST = 1000  # failures of one file that are remembered


def once(place: str, stamp: str, memory: Memory, job: Callable[[], Iterator[Found]]) -> Iterator[Found]:
    """What a job finds at a place, unless that is in the state in which it was taken before: then what failed there, again.

    >>> memory = Memory()
    >>> [str(found) for _ in range(2) for found in once("file a", "1", memory, lambda: iter([Problem("a, line 3", "no JSON")]))]
    ['a, line 3: no JSON', 'a, line 3: no JSON']
    """
    if memory.state_of(place)[0] == stamp:
        yield from (Problem(where, message) for where, message in memory.failures(place))
        return
    failed: list[tuple[str, str]] = []
    for found in job():
        if isinstance(found, Problem) and found.left_out and len(failed) < MOST:
            failed.append((found.where, found.message))
        yield found
    memory.note(place, stamp)
    memory.fail(place, failed)
