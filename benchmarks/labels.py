"""Labels of real documents without their words: places in the documents, which only those who have them can read.

    python benchmarks/labels.py pack GOLD.jsonl… --documents FOLDER
    python benchmarks/labels.py unpack FOLDER --documents FOLDER

The documents never enter the repository, and a label quotes them. ``benchmarks/labels/*.json`` therefore says where
each quotation stands: first letter and number of letters, marks and blanks left out, in the upper or the local file.
``unpack`` writes the files as ``bench/measure.py`` reads them. Marks are lost on the way; no measure looks at them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "labels"
_NO_LETTER = re.compile(r"<[^>]+>|[\W_①-⑳]+")
_ENDS = 10  # letters by which the two ends of a quotation are found
Place = list[int]


def main() -> int:
    """Pack or unpack."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("what", choices=("pack", "unpack"))
    arguments.add_argument("paths", type=Path, nargs="+", help="label files to pack, or the folder to unpack into")
    arguments.add_argument("--documents", type=Path, required=True)
    given = arguments.parse_args()
    if given.what == "pack":
        FOLDER.mkdir(exist_ok=True)
        for path in given.paths:
            packed = pack(path, given.documents)
            (FOLDER / f"{path.stem}.json").write_text(json.dumps(packed, indent=None) + "\n", encoding="utf-8")
    else:
        for path in unpack(given.paths[0], given.documents):
            print(path)
    return 0


def letters(path: Path) -> str:
    """The letters and digits of a file."""
    return _NO_LETTER.sub("", path.read_text(encoding="utf-8"))


def pack(gold: Path, documents: Path) -> dict[str, Any]:
    """A label file with places for quotations.

    Raises:
        ValueError: A quotation stands in neither file.
    """
    head, *rows = (json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines())
    files = {side: letters(documents / head[f"{side}_file"]) for side in ("upper", "local")}
    kept = ("pair", "annotators", "upper_level", "local_level", "upper_file", "local_file")
    packed: dict[str, Any] = {name: head[name] for name in kept if name in head}
    for side, text in files.items():
        title = head[f"{side}_title"]
        packed[f"{side}_title"] = _find(title, text, gold) if _NO_LETTER.sub("", title) in text else []
    packed["rows"] = [
        {
            **{name: row[name] for name in ("id", "relation", "coverage", "agreement")},
            "upper": _find(row["upper"], files["upper"], gold),
            **{name: [_find(one, files["local"], gold) for one in row[name]] for name in ("local_core", "local_any")},
            "missing": [_find(one, files["upper"], gold) for one in row["missing"]],
        }
        for row in rows
    ]
    return packed


def _find(words: str, text: str, gold: Path) -> Place:
    """Where a quotation begins in the letters of a file, and how many it has."""
    bare = _NO_LETTER.sub("", words)
    at = text.find(bare)
    if at >= 0:
        return [at, len(bare)]
    # A note at the foot of a page, or its number, may stand in the middle: from its first words to its last ones.
    first = text.find(bare[:_ENDS])
    last = text.find(bare[-_ENDS:], first) + _ENDS
    if first < 0 or not len(bare) <= last - first <= 2 * len(bare):
        raise ValueError(f"{gold.name}: 文件中没有“{words[:40]}…”")
    return [first, last - first]


def unpack(folder: Path, documents: Path, packed: Sequence[Path] = ()) -> Iterator[Path]:
    """Write the label files of ``benchmarks/labels`` (or those given) with their quotations; yield each path."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in packed or sorted(FOLDER.glob("*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        files = {side: letters(documents / label[f"{side}_file"]) for side in ("upper", "local")}

        def read(side: str, place: Place, texts: dict[str, str] = files) -> str:
            return texts[side][place[0] : place[0] + place[1]]

        rows = label.pop("rows")
        # A document that does not say its own title has a file of its own.
        titles = {side: label[f"{side}_title"] for side in files}
        named = {side: read(side, at) if at else Path(label[f"{side}_file"]).stem for side, at in titles.items()}
        head = {**label, **{f"{side}_title": title for side, title in named.items()}}
        for row in rows:
            row["upper"] = read("upper", row["upper"])
            row["missing"] = [read("upper", one) for one in row["missing"]]
            for name in ("local_core", "local_any"):
                row[name] = [read("local", one) for one in row[name]]
        target = folder / f"{path.stem}.jsonl"
        lines = (json.dumps(one, ensure_ascii=False) for one in (head, *rows))
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
        yield target


if __name__ == "__main__":
    sys.exit(main())
