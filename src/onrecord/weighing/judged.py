"""What people decided of the claims of a case: a claim judged wrong counts in no method, one judged right is verified."""

from onrecord.incidents import Case


def judged(case: Case, verdict: str) -> frozenset[str]:
    """The ids that people gave a verdict, as far as it was not taken back; a wrong one that has its right figures now is none."""
    return frozenset(one.subject for one in case.judgements if one.verdict == verdict and not one.withdrawn and not one.value)
