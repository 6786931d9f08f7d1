"""The one exception that the program raises on purpose."""

from __future__ import annotations


class PolicyCompareError(Exception):
    """An expected failure, told in one line: what, where, what to do. The command line prints it and exits 1."""
