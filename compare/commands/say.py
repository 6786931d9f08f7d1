"""Progress and warnings of a command."""

from __future__ import annotations

import click


def say(text: str) -> None:
    """Progress and warnings, for the person who waits."""
    click.echo(text, err=True)
