"""Write the pictures of a survey in docs/pictures/: the matrix, the ranks, a directive's page.

The plans are made: each of the invented cities keeps some paragraphs of ``corpus/municipal_plan.txt`` and takes some of
``corpus/national_plan.txt`` word for word, so that every relation occurs; one of them breaks off. Needs Chromium.
"""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from make_example import BROWSERS, PICTURES, ROOT
from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

CORPUS = ROOT / "corpus"
# Invented, like all places of the corpus.
CITIES = (
    "云安",
    "石岭",
    "青川",
    "远桥",
    "临泉",
    "松湖",
    "东屏",
    "平溪",
    "南渡",
    "白原",
    "长浦",
    "金湾",
    "北亭",
    "安岚",
)
BROKEN = 11  # which of them breaks off
# Shares of the city's own paragraphs that a plan keeps, and of the nation's measures that it takes over.
KEPT, TAKEN = (0.35, 0.95), 0.15
SCREEN: ViewportSize = {"width": 1180, "height": 820}
# The picture's width in pixels, and its colours: fewer would make the reds and greens of the squares one grey.
WIDTH, COLOURS = 760, 128
# Picture → what is opened first, the part that is to stand at the top.
VIEWS = {
    "survey-matrix.png": ("", ".signs"),
    "survey-ranks.png": ("", "#rankings h3:nth-of-type(2)"),
    "survey-directive.png": ("details.page:has(summary:has-text('完善农村回收体系'))", "details.page[open]"),
}


def main() -> None:
    """The plans, the survey of them, its pictures."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit("no Chromium: the pictures stay as they are")
    with tempfile.TemporaryDirectory() as folder:
        plans, made = Path(folder) / "plans", Path(folder) / "made"
        plans.mkdir()
        for name, text in make_plans():
            (plans / name).write_text(text, encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "compare",
            "survey",
            str(plans),
            "--against",
            str(CORPUS / "national_plan.txt"),
        ]
        subprocess.run([*command, "-o", str(made), "--format", "html"], check=True, cwd=ROOT)
        with sync_playwright() as playwright:
            page = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"]).new_page(viewport=SCREEN)
            page.goto((made / "survey.html").as_uri())
            for picture, (opened, top) in VIEWS.items():
                save(photograph(page, opened, top), PICTURES / picture)


def make_plans() -> Iterator[tuple[str, str]]:
    """File name and text of each plan; the same in every run."""
    own = (CORPUS / "municipal_plan.txt").read_text(encoding="utf-8").partition("\n附件\n")[0]
    head, mark, body = own.partition("二、重点任务\n")
    measures, close, safeguards = body.partition("三、保障措施\n")
    national = (CORPUS / "national_plan.txt").read_text(encoding="utf-8")
    above = [re.sub(r"^[一二三四五六]、", "", line) for line in re.findall(r"^[一二三四五六]、.{40,}$", national, re.M)]
    for number, city in enumerate(CITIES):
        chance = random.Random(number)
        share = KEPT[0] + (KEPT[1] - KEPT[0]) * number / (len(CITIES) - 1)
        kept = [one for one in measures.splitlines() if one.startswith("（") or chance.random() < share]
        taken = [one for one in above if chance.random() < TAKEN]
        guards = [one for one in safeguards.splitlines() if chance.random() < share]
        lines = [*head.splitlines(), mark.strip(), *kept, "（八）落实其他任务。", *taken, close.strip(), *guards]
        text = "\n".join(lines).replace("清溪", city)
        if number == BROKEN:
            text = text[: text.index("（二）创新便民回收方式")].rstrip("。\n") + "，并在各县（区）设立" * 8
        yield f"{city}市.txt", text


def photograph(page: Page, opened: str, top: str) -> Image.Image:
    """One screen of a page, with a part of it at the top."""
    if opened:
        page.locator(opened).first.evaluate("one => { one.open = true }")
    page.locator(top).first.evaluate("one => { one.scrollIntoView(); scrollBy(0, -60) }")
    page.wait_for_timeout(300)
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def save(picture: Image.Image, file: Path) -> None:
    """The picture in its width and few colours, chosen so that small squares keep theirs."""
    height = round(picture.height * WIDTH / picture.width)
    small = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
