"""Writes a zip archive anew so that the same parts give the same bytes: no time of day, one order, one compression."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The first moment that a zip archive can hold.
MADE = (1980, 1, 1, 0, 0, 0)


def seal(content: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """The archive with fixed times.

    Args:
        content: A zip archive.
        replaced: New contents for some of its members, by name.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            new.writestr(entry, (replaced or {}).get(name) or old.read(name))
    return made.getvalue()
