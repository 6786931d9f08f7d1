"""Write the committed example, reports/example/, and the pictures of it in docs/pictures/.

The example is what ``policy-compare demo`` writes. The pictures are pages of its PDF files and, where Chromium is
installed, the page on the screen; where it is not, that picture is left as it is.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "reports" / "example"
PICTURES = ROOT / "docs" / "pictures"
FORMATS = "html,pdf,briefing"
# What the names of the files end in → what they are called here, so that links to them stay.
NAMES = {"对照报告.html": "alignment.html", "对照报告.pdf": "alignment.pdf", "简报.pdf": "alignment.briefing.pdf"}
# Picture → the file, the words that the page must hold (the first page with them is taken).
PAGES = {
    "briefing.png": ("alignment.briefing.pdf", ""),
    "paper-cover.png": ("alignment.pdf", ""),
    "paper-findings.png": ("alignment.pdf", "条款对应关系表"),
}
# Width in pixels, and how many colours: text on paper needs few, and the files stay small.
WIDTH, COLOURS = 760, 128
SCREEN = (1280, 900)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def main() -> None:
    """The example, then its pictures."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "compare", "demo", "-o", folder, "--format", FORMATS]
        subprocess.run(command, check=True, cwd=ROOT)
        for end, name in NAMES.items():
            shutil.copyfile(next(Path(folder).glob(f"*{end}")), EXAMPLE / name)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, (file, words) in PAGES.items():
        save(draw(EXAMPLE / file, words), PICTURES / name)
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("no Chromium: docs/pictures/screen.png stays as it is", file=sys.stderr)
        return
    save(photograph(browser, EXAMPLE / "alignment.html"), PICTURES / "screen.png")


def draw(file: Path, words: str) -> Image.Image:
    """The first page of a PDF that holds the words."""
    document = pypdfium2.PdfDocument(file)
    page = next(page for page in document if words in page.get_textpage().get_text_range())
    return page.render(scale=2 * WIDTH / page.get_width()).to_pil()


def photograph(browser: str, file: Path) -> Image.Image:
    """The first screen of a page."""
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "screen.png"
        command = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={folder}/profile",
            f"--window-size={SCREEN[0]},{SCREEN[1]}",
            f"--screenshot={picture}",
            file.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True)
        return Image.open(picture).convert("RGB")


def save(picture: Image.Image, file: Path) -> None:
    """The picture in its width and few colours."""
    height = round(picture.height * WIDTH / picture.width)
    small = picture.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
