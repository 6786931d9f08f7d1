"""Stable identifiers: the same parts give the same id, on any machine and in any run."""

from __future__ import annotations

import hashlib


def mint(prefix: str, *parts: str) -> str:
    """Make an id out of what it stands for.

    Args:
        prefix: One or two letters that tell the kind (``a`` for an alignment).
        parts: What makes the thing this thing; order counts.

    Returns:
        The prefix and ten hexadecimal digits of the SHA-1 of the parts.
    """
    digest = hashlib.sha1("\x1f".join(parts).encode("utf-8"), usedforsecurity=False).hexdigest()
    return f"{prefix}{digest[:10]}"
