"""Sentences for reasons: a number with its noun, and the ids behind accounts."""

from collections.abc import Iterable

from onrecord.weighing.accounts import Account


def counted(number: int, noun: str) -> str:
    """A number and its noun.

    >>> counted(1, "source"), counted(3, "source")
    ('1 source', '3 sources')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def claims_of(accounts: Iterable[Account]) -> tuple[str, ...]:
    """The claims behind accounts."""
    return tuple(id for account in accounts for id in account.claims)
