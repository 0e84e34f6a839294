"""`onrecord archive`: keep captures, prove what was kept and when, and check that nothing of it was changed."""

import click


@click.group()
def archive() -> None:
    """Keep the evidence, prove it, check it."""
