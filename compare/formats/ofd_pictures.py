"""The pictures on a page of an OFD file: what scanners write in place of text.

Source: GB/T 33190—2016, the chapters on resources (``MultiMedia``) and images (``ImageObject``).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from compare.formats.archive import Archive
from compare.formats.page import Run


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a picture and its box on the page in millimetres: left, top, width, height."""

    data: bytes
    box: tuple[float, float, float, float]


def find_pictures(archive: Archive, location: str) -> Iterator[Picture]:
    """The pictures of the page whose content is the part ``location``, in the order of the file.

    Raises:
        PolicyCompareError: A part is damaged.
    """
    media = dict(find_media(archive, location.split("/", maxsplit=1)[0]))
    for element in archive.parse(location).iter():
        if local(element) != "ImageObject":
            continue
        name = media.get(element.get("ResourceID", ""), "")
        box = read_box(element.get("Boundary", ""))
        if name in archive.names and box:
            yield Picture(archive.read(name), box)


def find_media(archive: Archive, folder: str) -> Iterator[tuple[str, str]]:
    """Number and part of every picture that the resources of one document name."""
    for name in sorted(archive.names):
        if not name.endswith("Res.xml") or name.split("/")[0] != folder:
            continue
        root = archive.parse(name)
        base = posixpath.join(posixpath.dirname(name), root.get("BaseLoc", ""))
        for media in (one for one in root.iter() if local(one) == "MultiMedia"):
            file = next((one.text or "" for one in media if local(one) == "MediaFile"), "").strip()
            part = posixpath.normpath(file.lstrip("/") if file.startswith("/") else posixpath.join(base, file))
            yield media.get("ID", ""), part


def read_box(text: str) -> tuple[float, float, float, float] | None:
    """``x y width height``; None for anything else."""
    try:
        left, top, width, height = map(float, text.split())
    except ValueError:
        return None
    return (left, top, width, height) if width > 0 and height > 0 else None


def local(element: Any) -> str:
    """The name of an element without its namespace: writers use several."""
    return str(element.tag).rpartition("}")[2]


def place(run: Run, picture: Picture, size: tuple[int, int]) -> Run:
    """A run whose box is in pixels of a picture of ``size``, at its place on the page."""
    left, top, width, height = picture.box
    across, down = width / size[0], height / size[1]
    return Run(
        run.text, left + run.left * across, top + run.top * down, left + run.right * across, top + run.bottom * down
    )
