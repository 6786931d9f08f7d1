"""pdfium with the shipped fonts, so that a PDF reads the same on every computer.

A PDF may name a font and not hold it (STSong-Light, as many printing programs of offices do). pdfium then looks for one
on the computer, and where there is none it gives no character at all, in silence. With the fonts of the reports it
always finds one. Import this module before a file is opened: pdfium takes fonts only when it begins.
"""

from __future__ import annotations

import ctypes
from importlib import resources

import pypdfium2.raw as pdfium

PACKAGE = "pylopdf_fonts_zh_cn"


def begin() -> ctypes.Array[ctypes.c_char_p] | None:
    """Begin pdfium anew with the fonts of the package; what it refers to, which must live as long as it does."""
    try:
        folder = str(resources.files(PACKAGE)).encode()
    except ModuleNotFoundError:
        return None  # it takes those of the computer
    paths = (ctypes.c_char_p * 2)(folder, None)
    config = pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pIsolate=None, m_v8EmbedderSlot=0)
    config.m_pUserFontPaths = ctypes.cast(paths, type(config.m_pUserFontPaths))
    pdfium.FPDF_DestroyLibrary()
    pdfium.FPDF_InitLibraryWithConfig(config)
    return paths


PATHS = begin()
