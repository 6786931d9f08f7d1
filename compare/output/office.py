"""What files of Word and Excel demand: texts as XML can hold them, archives with the same bytes for the same parts."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping

# What XML 1.0 allows (production 2, Char), turned round; a carriage return would come back as a line feed.
_FORBIDDEN = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PICTURES = 0x2400
_REPLACEMENT = "\ufffd"


def xml_text(text: str) -> str:
    """The text with every character that XML forbids shown by its control picture or U+FFFD, never dropped."""
    return _FORBIDDEN.sub(_show, text)


def _show(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < 0x20 else _REPLACEMENT


# The date of making of every file: the first that an archive can hold, the same in every run.
MADE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


def seal(content: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """The archive with fixed times.

    Args:
        content: A zip archive.
        replaced: New contents for some of its members, by name.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            new.writestr(entry, (replaced or {}).get(name) or old.read(name))
    return made.getvalue()
