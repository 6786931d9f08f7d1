"""Measure an alignment against labels made by close reading; ``docs/method.md`` says what each figure means.

Labels quote text instead of naming ids, so that the measure does not depend on how the program cuts a document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.errors import PolicyCompareError
from compare.model import Relation
from compare.reading.files import load_file
from compare.text.words import strip_marks

RUN = 6  # characters
SHARE = 0.6  # of the shorter text's runs
LONGEST = 1200  # runs; a unit that swallows a whole section is nobody's
BEST = 4  # matches of a directive that count; a reader names at most as many

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled directive: where it is from, what a reader found."""

    pair: str
    id: str
    upper: str
    relation: Relation
    core: tuple[str, ...]
    any: tuple[str, ...]
    local_title: str
    local_file: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What the program says of a labelled directive; ``relation`` is None where it has no such directive."""

    label: Label
    relation: Relation | None
    confidence: float
    good: tuple[bool, ...]
    reached: int

    @property
    def right(self) -> bool:
        """Whether the relation is the labelled one."""
        return self.relation == self.label.relation


@dataclass(frozen=True, slots=True)
class Scores:
    """The metrics over some labelled directives, each 0 to 1."""

    directives: int
    found: float
    omit_f1: float
    hit1: float
    hit3: float
    link_p: float
    link_r: float
    link_f1: float
    relation_acc: float
    relation_f1: float
    sure_acc: float


def read_labels(path: Path) -> tuple[Label, ...]:
    """The labels of one file: a head, then a line a directive; refused where one is not as in ``corpus/README.md``."""
    try:
        lines = load_file(path).decode("utf-8").splitlines()
    except UnicodeDecodeError as problem:
        raise PolicyCompareError(f"{path}：标注文件不是 UTF-8 编码；请另存为 UTF-8") from problem
    labels = []
    pair = title = file = ""
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            if number == 1:
                pair, title, file = row["pair"], row["local_title"], Path(row.get("local_file", "")).name
            else:
                relation, core, every = Relation(row["relation"]), tuple(row["local_core"]), tuple(row["local_any"])
                labels.append(Label(pair, row["id"], row["upper"], relation, core, every, title, file))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as problem:
            advice = "格式见 corpus/README.md"
            raise PolicyCompareError(f"{path}：第{number}行不是标注格式；{advice}") from problem
    if not labels:
        raise PolicyCompareError(f"{path}：没有一条标注；格式见 corpus/README.md")
    return tuple(labels)


def read_alignment(path: Path) -> Row:
    """The JSON of a comparison; refused where it cannot be read or is of another schema."""
    try:
        data = json.loads(load_file(path).decode("utf-8"))
    except (ValueError, RecursionError) as problem:
        raise PolicyCompareError(f"{path}：不是 JSON 文件；请给出 report 写的 alignment.json") from problem
    if not isinstance(data, dict) or not str(data.get("schema", "")).startswith("policy-compare/alignment/"):
        raise PolicyCompareError(f"{path}：不是对照结果；请给出 report 写的 alignment.json")
    return data


def judge_labels(data: Row, labels: Sequence[Label], file: Path | str = "对照结果") -> tuple[Judged, ...]:
    """What the alignment says of each label; refused where it lacks something that ``report`` writes."""
    try:
        return _judge(data, labels)
    except (LookupError, TypeError, ValueError, AttributeError) as problem:
        what = f"缺少“{problem.args[0]}”" if isinstance(problem, KeyError) else "有的值不是该有的样子"
        raise PolicyCompareError(f"{file}：不完整，{what}；请给出 report 写的 alignment.json") from problem


def _judge(data: Row, labels: Sequence[Label]) -> tuple[Judged, ...]:
    local: dict[str, list[tuple[set[str], Row, list[tuple[float, set[str]]]]]] = {}
    for one in data["alignments"]:
        matches = [(match["score"], runs(match["clause"]["text"])) for match in one["matches"]]
        local.setdefault(one["local"]["document"], []).append((runs(one["directive"]["text"]), one, matches))
    verdicts = []
    for label in labels:
        wanted, there = runs(label.upper), find_local(data["documents"], label)
        mine = [found for id_ in there for found in local.get(id_, ()) if meet(found[0], wanted)]
        relations = {Relation(one["relation"]) for _, one, _ in mine}
        relation = next((one for one in (Relation.EXTEND, Relation.ADOPT, Relation.OMIT) if one in relations), None)
        kept = [match for _, one, matches in mine if one["relation"] != Relation.OMIT for match in matches]
        best = [text for _, text in sorted(kept, key=lambda match: -match[0])]
        reference = [runs(text) for text in label.any]
        confidence = sum(one["confidence"] for _, one, _ in mine) / len(mine) if mine else 0.0
        good = tuple(any(meet(text, one) for one in reference) for text in best)
        reached = sum(any(meet(text, runs(one)) for text in best[:BEST]) for one in label.core)
        verdicts.append(Judged(label, relation, confidence, good, reached))
    return tuple(verdicts)


def score(verdicts: Sequence[Judged]) -> Scores:
    """The metrics over some verdicts."""
    addressed = [one for one in verdicts if one.label.relation is not Relation.OMIT]
    given = sum(len(one.good[:BEST]) for one in verdicts)
    wanted = sum(len(one.label.core) for one in verdicts)
    precision = sum(sum(one.good[:BEST]) for one in verdicts) / max(1, given)
    recall = sum(one.reached for one in verdicts) / max(1, wanted)
    f1 = {relation: relation_f1(verdicts, relation) for relation in Relation}
    known = sorted((one for one in verdicts if one.relation), key=lambda one: -one.confidence)
    sure = known[: len(known) // 2]
    side = [(one.relation is Relation.OMIT) == (one.label.relation is Relation.OMIT) for one in sure]
    return Scores(
        directives=len(verdicts),
        found=len(known) / max(1, len(verdicts)),
        omit_f1=f1[Relation.OMIT],
        hit1=sum(any(one.good[:1]) for one in addressed) / max(1, len(addressed)),
        hit3=sum(any(one.good[:3]) for one in addressed) / max(1, len(addressed)),
        link_p=precision,
        link_r=recall,
        link_f1=harmonic(precision, recall),
        relation_acc=sum(one.right for one in verdicts) / max(1, len(verdicts)),
        relation_f1=sum(f1.values()) / len(f1),
        sure_acc=sum(side) / max(1, len(sure)),
    )


def relation_f1(verdicts: Sequence[Judged], relation: Relation) -> float:
    """F1 of one relation against the other two."""
    given = sum(one.relation is relation for one in verdicts)
    true = sum(one.label.relation is relation for one in verdicts)
    both = sum(one.relation is relation and one.right for one in verdicts)
    return harmonic(both / max(1, given), both / max(1, true))


def harmonic(precision: float, recall: float) -> float:
    """Their harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def runs(text: str) -> set[str]:
    """Runs of six characters of the words of a text, marks and markup left out."""
    words = re.sub(r"<[^>]+>|[\W_]+", "", text)
    return {words[at : at + RUN] for at in range(max(1, len(words) - RUN + 1))} if words else set()


def meet(ours: set[str], reference: set[str]) -> bool:
    """Whether two texts are about the same passage."""
    if not ours or not reference or len(ours) > max(LONGEST, 1.5 * len(reference)):
        return False
    return len(ours & reference) >= SHARE * min(len(ours), len(reference))


def find_local(documents: Sequence[Row], label: Label) -> list[str]:
    """The documents that are the labelled local one: by title, else by the name of the file."""
    wanted = strip_marks(label.local_title)
    named = [
        one["id"]
        for one in documents
        if len(title := strip_marks(one["title"])) >= RUN and (title in wanted or wanted in title)
    ]
    if named or not label.local_file:
        return named
    return [one["id"] for one in documents if one.get("file", "").replace("\\", "/").endswith(label.local_file)]


def compare_runs(now: Sequence[Judged], before: Sequence[Judged]) -> tuple[list[Judged], list[Judged]]:
    """Labels whose relation is right now and was wrong before, and the other way round."""
    was = {(one.label.pair, one.label.id): one.right for one in before}
    gains = [one for one in now if one.right and not was.get((one.label.pair, one.label.id), True)]
    losses = [one for one in now if not one.right and was.get((one.label.pair, one.label.id), False)]
    return gains, losses
