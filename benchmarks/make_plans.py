"""Make many plans out of the sentences of ``corpus/``: places, bodies and figures are invented, the same for a seed.

Usage: ``python benchmarks/make_plans.py FOLDER [--plans N] [--characters N] [--seed N]``

A sentence is the beginning of one sentence of the corpus and the end of another, with other numbers and the plan's own
place names, so that hardly one stands in two plans: nothing is won by remembering sentences. One plan in twenty is made
from an earlier one instead, most sentences kept, as a county copies a neighbour's plan.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SOURCES = ("municipal_plan.txt", "provincial_opinion.txt", "national_plan.txt")
PLACE = "清溪青云安平宁远临松石桥东西南北江河湖海山阳川原岭泉湾林城州"
NUMBERS = "一二三四五六七八九十"
NAMES = re.compile(r"清溪|云岭省|云岭|溪东|松岭县|全国|全省|国家|省级")
DIGITS = re.compile(r"(?<!20)(?<!\d)\d{1,4}(?![\d年月日号〕])")
COPIED = 20  # one plan in so many is made from an earlier one
KEPT = 0.8  # … with this share of its sentences


def main() -> None:
    """Write the plans."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=100)
    parser.add_argument("--characters", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, text in make_plans(arguments.plans, arguments.characters, arguments.seed):
        (arguments.folder / name).write_text(text, encoding="utf-8")


def make_plans(count: int, characters: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """File name and text of each plan; the first plans are the same whatever ``count`` is."""
    pieces = read_pieces()
    bodies: list[list[str]] = []
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        earlier = chance.choice(bodies[-50:]) if bodies and number % COPIED == COPIED - 1 else None
        body = make_body(pieces, characters, chance, earlier)
        bodies = [*bodies[-49:], body]
        yield f"plan_{number:05}.txt", make_plan(number, body, chance)


def read_pieces() -> list[list[str]]:
    """The sentences of the corpus, each in pieces between commas; headings and formalities left out."""
    found: list[list[str]] = []
    for name in SOURCES:
        for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
            for sentence in re.split(r"(?<=[。])", line.strip()):
                bare = re.sub(r"^(?:（.{1,2}）|[一二三四五六七八九十]+、|\d+[.．])", "", sentence)
                pieces = [piece for piece in re.split(r"(?<=[，；])", bare) if piece]
                if bare.endswith("。") and len(pieces) > 1 and "示例" not in bare:
                    found.append(pieces)
    return found


def make_body(pieces: list[list[str]], characters: int, chance: random.Random, earlier: list[str] | None) -> list[str]:
    """Sentences of about so many characters in all, with 〈place〉 where the plan's own place belongs."""
    made: list[str] = []
    length = 0
    while length < characters:
        if earlier and len(made) < len(earlier) and chance.random() < KEPT:
            sentence = earlier[len(made)]
        else:
            first, last = chance.choice(pieces), chance.choice(pieces)
            joined = "".join(first[: chance.randint(1, len(first) - 1)] + last[chance.randint(1, len(last) - 1) :])
            sentence = NAMES.sub("〈place〉", DIGITS.sub(lambda _: str(chance.randint(2, 980)), joined))
        made.append(sentence)
        length += len(sentence)
    return made


def make_plan(number: int, body: list[str], chance: random.Random) -> str:
    """The text of a plan: title, number, date, headings, clauses of two to five sentences."""
    place = "".join(chance.sample(PLACE, 2)) + "市"
    day = f"202{chance.randint(6, 7)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    title = f"{place}废旧物资循环利用体系建设实施方案"
    lines = [
        f"{place}人民政府办公室关于印发{title}的通知",
        "",
        f"{place[:1]}政办发〔{day[:4]}〕{number % 90 + 1}号",
        "",
        "各县（区）人民政府，市直各部门：",
        f"《{title}》已经市人民政府研究同意，现印发给你们，请认真组织实施。",
        "",
        f"{place}人民政府办公室",
        day,
        "",
        title,
        "",
    ]
    left = [sentence.replace("〈place〉", place) for sentence in body]
    for chapter in range(len(NUMBERS)):
        share = max(1, len(left) // (len(NUMBERS) - chapter)) if left else 0
        mine, left = left[:share], left[share:]
        lines.append(f"{NUMBERS[chapter]}、{head(mine)}")
        at = 0
        while mine:
            size = chance.randint(2, 5)
            at += 1
            label = f"（{count_in_chinese(at)}）"
            lines.append(f"{label}{head(mine)}。{''.join(mine[:size])}")
            mine = mine[size:]
    return "\n".join(lines) + "\n"


def head(sentences: list[str]) -> str:
    """A heading out of the first piece of the first sentence."""
    return re.split(r"[，；。、]", sentences[0])[0][:14] if sentences else "组织实施"


def count_in_chinese(number: int) -> str:
    """1 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else NUMBERS[tens - 1]) + "十" if tens else "") + (NUMBERS[ones - 1] if ones else "")


if __name__ == "__main__":
    main()
