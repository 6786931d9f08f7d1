"""Fit the models of ``compare.matching.decide`` on labelled pairs, and measure them with each pair left out.

    POLICY_COMPARE_REAL=FOLDER python benchmarks/tune_matching.py [--write] [--json FILE]

The folder holds ``documents``, ``gold`` and ``bench/measure.py``, whose columns are printed; twelve more pairs of these
documents are labelled in ``benchmarks/labels``. Pools: the 19 pairs of ``gold`` as ``laws``, ``plans`` and ``all``, the
twelve as ``own laws``, ``own plans`` and ``own all``. For each pair the coefficients, the usual share and the certainty
come from the other pairs only, those of the demonstration among them; no coefficient is fitted on our own labels, which
only teach how sure a verdict is. The thresholds of ``compare/settings.py`` are the same for all. Then the same with all
pairs of the same kind (statutes, plans) or on the same subject left out at once, and the figures of the coefficients in
use. With ``--write`` what was fitted goes to ``compare/knowledge/calibration.py``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.stats import spearmanr

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.labels import unpack  # noqa: E402
from compare.matching import decide  # noqa: E402
from compare.matching.additions import read_above  # noqa: E402
from compare.matching.decide import (  # noqa: E402
    FITTED,
    Models,
    Weighed,
    addressed,
    keep,
    overall,
)
from compare.matching.directives import CARRYING, find_directives  # noqa: E402
from compare.matching.judge import judge  # noqa: E402
from compare.matching.match import in_articles, weigh  # noqa: E402
from compare.model import Document, Finding  # noqa: E402
from compare.pipeline import read_documents  # noqa: E402
from compare.settings import DEFAULT  # noqa: E402
from compare.text.likeness import count_terms, likeness_of_all  # noqa: E402

Numbers = npt.NDArray[np.float64]
LINK_SIGNALS = ("level", "sentence", "rival", "named")
ADDRESSED_SIGNALS = ("best", "rivals", "common")
DEMONSTRATION = ("national-provincial", "national-municipal", "provincial-municipal")
SUBJECTS = (
    ("G1", "G2", "D17", "D18", "D19", "E5", "E6", "E7", "E8", "E9", "E9b"),  # medicines
    ("D5", "D6", "D7", "D8", "D9", "D10", "D11"),  # artificial intelligence and data
    ("D12", "D14", "D15", "D16"),  # social services
    ("D4", "E1", "E10"),  # blood
    ("D3", "E2"),  # small firms
    ("E3", "E11"),  # air
)
"""Pairs on one subject or by one hand; each other pair is alone."""
STRENGTH = 1.0  # of the ridge, on signals of one standard deviation
COLUMNS = (
    "n", "found", "omitF1", "acc", "hit1", "hit3", "link", "rel",
    "share", "ok", "omit!", "car!", "ad~ex", "over", "gapR", "gapP",
)  # fmt: skip
FEWEST = 20  # labels to a point of the certainty …
APART = 0.02  # … and by how much the next point is above it at least


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair, weighed.

    Attributes:
        name: G1, ….
        gold: Its label file.
        local: The local document.
        weighed: All directives of the upper document.
        labels: For each label, the places of the directives that are it, and whether it is answered.
        answered: For each directive, whether it is answered; None where no label says it.
        right: For each directive, which of its nearest clauses are right.
        weight: Of the pair when something is fitted: the demonstration pairs, made of one text, count as one together.
        own: Whether its labels are our own (``benchmarks/labels``).
        in_common: How much both documents speak of the same, whatever their kind (``likeness_of_all``).
    """

    name: str
    gold: Path
    local: Document
    weighed: tuple[Weighed, ...]
    labels: tuple[tuple[tuple[int, ...], bool], ...]
    answered: tuple[bool | None, ...]
    right: tuple[tuple[bool, ...], ...]
    weight: float = 1.0
    own: bool = False
    in_common: float = 0.0

    @property
    def statute(self) -> bool:
        """Whether the upper document is made of articles."""
        return in_articles([one.directive.clause for one in self.weighed])


def main() -> int:
    """Print the tables; with ``--write``, write the coefficients."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--write", action="store_true", help="write compare/knowledge/calibration.py")
    arguments.add_argument("--json", type=Path, help="write the figures of the first table here")
    arguments.add_argument("--without-common", action="store_true", help="as if two documents never had more in common")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as own:
        tune(Path(os.environ["POLICY_COMPARE_REAL"]), Path(own), given)
    return 0


def tune(folder: Path, own: Path, given: argparse.Namespace) -> None:
    """The same, for the arguments of the command."""
    real, made = read_pairs(folder, own), read_demonstration(folder)
    print_common(real)
    if given.without_common:
        real, made = ([without_common(pair) for pair in some] for some in (real, made))
    found = leave_out(real, made, lambda pair, other: pair is not other)
    pools = table(real, found, folder, "each pair left out")
    for title, known in (
        ("all pairs on the subject left out", lambda one, other: not same_subject(one, other)),
        ("all pairs of the kind left out", lambda one, other: one.statute is not other.statute),
    ):
        table(real, leave_out(real, made, known), folder, title, by_pair=False)
    fitted = fit_models([*teaching(real), *made])
    certainty = certain(leave_out_likely(real, made))
    print("fitted on all", fitted, f"certainty {certainty}", sep="\n  ")
    seen = [align(pair, FITTED) for pair in real]
    table(real, seen, folder, "as it stands (every pair was seen)", by_pair=False)
    print("certainty, each left out: likelihood, share answered", *certainty, sep="\n  ")
    if given.write:
        write_calibration(fitted, certainty)
    if given.json:
        given.json.write_text(json.dumps(pools, ensure_ascii=False, indent=1), encoding="utf-8")


def read_pairs(folder: Path, own: Path) -> list[Pair]:
    """The real pairs: those of a folder with labels, and our own.

    Args:
        folder: With documents and labels.
        own: A folder that our own labels are written to, with the words that they quote.
    """
    scorer = load(folder / "bench" / "score_alignment.py")
    known: dict[Path, Sequence[Document]] = {}
    given = [read_pair(gold, folder / "documents", scorer, known) for gold in sorted((folder / "gold").glob("*.jsonl"))]
    ours = unpack(own, folder / "documents")
    return given + [replace(read_pair(gold, folder / "documents", scorer, known), own=True) for gold in ours]


def read_demonstration(folder: Path) -> list[Pair]:
    """The pairs of the demonstration."""
    scorer = load(folder / "bench" / "score_alignment.py")
    known: dict[Path, Sequence[Document]] = {}
    golds = [ROOT / "corpus/truth" / f"{name}.jsonl" for name in DEMONSTRATION]
    return [read_pair(gold, ROOT, scorer, known, 1 / len(golds)) for gold in golds]


def load(path: Path) -> ModuleType:
    """A program of the folder as a module: the scorer's way of telling whether two texts are the same, the measures."""
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_pair(
    gold: Path, documents: Path, scorer: ModuleType, known: dict[Path, Sequence[Document]], weight: float = 1.0
) -> Pair:
    """Read both documents of a label file and weigh every directive."""
    head, *rows = (json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines())
    upper, local = (
        find_document(documents / head[f"{side}_file"], head[f"{side}_title"], known) for side in ("upper", "local")
    )
    clauses = [clause for clause in local.clauses if clause.role in CARRYING]
    texts = {clause.id: scorer.grams(clause.text) for clause in clauses}
    weighed = tuple(weigh(find_directives(upper), clauses, DEFAULT))
    asked = [scorer.grams(one.directive.clause.text) for one in weighed]
    labels, links = [], []
    for row in rows:
        want = scorer.grams(row["upper"])
        places = tuple(at for at, text in enumerate(asked) if scorer.meets(text, want))
        labels.append((places, row["relation"] != "omit"))
        links.append([scorer.grams(text) for text in row["local_any"]])
    answered: list[bool | None] = [None] * len(weighed)
    right: list[tuple[bool, ...]] = [(False,) * len(one.clauses) for one in weighed]
    for (places, said), wanted in zip(labels, links, strict=True):
        for at in places:
            answered[at] = bool(answered[at]) or said
            here = [any(scorer.meets(texts[clause.id], text) for text in wanted) for clause in weighed[at].clauses]
            right[at] = tuple(one or other for one, other in zip(right[at], here, strict=True))
    both = (count_terms([one.text for one in some], 2) for some in ((one.directive.clause for one in weighed), clauses))
    common = likeness_of_all(*both)
    parts = tuple(labels), tuple(answered), tuple(right)
    return Pair(head["pair"], gold, local, weighed, *parts, weight, in_common=common)


def find_document(path: Path, title: str, known: dict[Path, Sequence[Document]]) -> Document:
    """The document of a file that bears a title, the one with most clauses where several do, or none."""
    documents = known.setdefault(path, read_documents([path]))
    bare = "".join(filter(str.isalnum, title))
    named = [
        document
        for document in documents
        if (own := "".join(filter(str.isalnum, document.identity.title))) in bare or bare in own
    ]
    return max(named or documents, key=lambda document: len(document.clauses))


def fit(rows: Sequence[tuple[Sequence[float], bool, float]], names: Sequence[str]) -> dict[str, float]:
    """A logistic model with a ridge: rows of signals, truth and weight."""
    given = np.array([row for row, _, _ in rows], dtype=np.float64)
    middle, spread = given.mean(axis=0), given.std(axis=0) + 1e-9
    signals = np.c_[(given - middle) / spread, np.ones(len(given))]
    truth = np.array([float(true) for _, true, _ in rows])
    weights = np.array([weight for _, _, weight in rows])
    weights *= len(weights) / weights.sum()
    ridge = np.array([*([STRENGTH] * len(names)), 0.0])

    def loss(found: Numbers) -> tuple[float, Numbers]:
        total = signals @ found
        value = float((weights * (np.logaddexp(0, total) - truth * total)).sum() + (ridge * found) @ found / 2)
        return value, signals.T @ (weights * (1 / (1 + np.exp(-total)) - truth)) + ridge * found

    best = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    slopes = best[:-1] / spread
    intercept = float(best[-1] - slopes @ middle)
    return {
        "intercept": round(intercept, 4),
        **{name: round(float(slope), 4) for name, slope in zip(names, slopes, strict=True)},
    }


read_signals = attrgetter(*LINK_SIGNALS)


def fit_models(pairs: Sequence[Pair]) -> Models:
    """The models; every pair counts by its weight, however many directives it has."""
    links: list[tuple[list[float], bool, float]] = []
    for pair in pairs:
        rows = [
            (list(read_signals(one)), true)
            for each, said, right in zip(pair.weighed, pair.answered, pair.right, strict=True)
            if said
            for one, true in zip(each.signals, right, strict=True)
        ]
        links += [(*row, pair.weight / len(rows)) for row in rows]
    link = fit(links, LINK_SIGNALS)
    whole: list[tuple[list[float], bool, float]] = []
    for pair in pairs:
        known = [(one, said) for one, said in zip(pair.weighed, pair.answered, strict=True) if said is not None]
        found = [(overall(one, link), said) for one, said in known]
        whole += [([one[name] for name in ADDRESSED_SIGNALS], said, pair.weight / len(known)) for one, said in found]
    usual = sum(weight for _, said, weight in whole if said) / sum(weight for *_, weight in whole)
    return Models(fit(whole, ADDRESSED_SIGNALS), link, round(usual, 4))


def print_common(pairs: Sequence[Pair]) -> None:
    """What the documents of each pair have in common beside the share of answered labels, and how far both go along."""
    for kind, some in (
        ("statutes", [one for one in pairs if one.statute]),
        ("plans", [one for one in pairs if not one.statute]),
    ):
        rows = sorted((one.in_common, sum(said for _, said in one.labels) / len(one.labels), one.name) for one in some)
        rank = spearmanr([row[0] for row in rows], [row[1] for row in rows])[0]
        print(f"{kind}: in common, share answered; rank correlation {rank:.2f}")
        print("  " + ", ".join(f"{name} {common:.2f} {answered:.2f}" for common, answered, name in rows))


def without_common(pair: Pair) -> Pair:
    """The same pair, its documents having as much in common as any."""
    return replace(pair, weighed=tuple(replace(one, common=0.0) for one in pair.weighed))


def teaching(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that coefficients may be fitted on; our own ones only try them and teach how sure a verdict is."""
    return [pair for pair in pairs if not pair.own]


def same_subject(one: Pair, other: Pair) -> bool:
    """Whether two pairs are on one subject."""
    return one is other or any(one.name in names and other.name in names for names in SUBJECTS)


def leave_out_likely(real: Sequence[Pair], made: Sequence[Pair]) -> list[list[tuple[float, bool]]]:
    """For each pair the likelihood of each label, and whether it is answered, by models that have not seen the pair."""
    found = []
    for pair in real:
        models = fit_models([*(other for other in teaching(real) if other is not pair), *made])
        found.append(label_likely(pair, addressed(pair.weighed, models)))
    return found


def label_likely(pair: Pair, likely: Sequence[float]) -> list[tuple[float, bool]]:
    """The likelihood of each label; one read in several pieces is as likely as its likeliest piece."""
    return [(max(likely[at] for at in places), said) for places, said in pair.labels if places]


def certain(found: Iterable[Sequence[tuple[float, bool]]]) -> tuple[tuple[float, float], ...]:
    """The share of answered labels by likelihood, never falling: isotonic regression, a point for each level part.

    A point stands for ``FEWEST`` labels at least, at their mean likelihood; its share is drawn to the likelihood as if
    two more labels were as they should be, so that no verdict is certain.
    """
    rows = sorted(row for one in found for row in one)
    cut = [rows[first : first + FEWEST] for first in range(0, len(rows) - FEWEST + 1, FEWEST)]
    cut[-1] += rows[len(cut) * FEWEST :]
    blocks: list[list[tuple[float, bool]]] = []
    for block in cut:
        blocks.append(list(block))
        while len(blocks) > 1 and share(blocks[-1]) < share(blocks[-2]) + APART:
            last = blocks.pop()
            blocks[-1] += last
    points = [(sum(likely for likely, _ in block) / len(block), share(block)) for block in blocks]
    return tuple((round(likely, 3), round(part, 3)) for likely, part in points)


def share(block: Sequence[tuple[float, bool]]) -> float:
    """The share of answered labels, two more being as their mean likelihood says."""
    middle = sum(likely for likely, _ in block) / len(block)
    return (sum(said for _, said in block) + 2 * middle) / (len(block) + 2)


def leave_out(real: Sequence[Pair], made: Sequence[Pair], known: Callable[[Pair, Pair], bool]) -> list[dict[str, Any]]:
    """The alignment of each pair by models and a certainty from the pairs that ``known`` lets it see."""
    likely = leave_out_likely(real, made)
    found = []
    for pair in real:
        others = [other for other in real if known(pair, other)]
        models = fit_models([*teaching(others), *made])
        points = certain(one for one, other in zip(likely, real, strict=True) if known(pair, other))
        found.append(align(pair, models, points))
    return found


def align(pair: Pair, models: Models, points: tuple[tuple[float, float], ...] = decide.CERTAINTY) -> dict[str, Any]:
    """The alignment of a pair as the measures want it."""
    usual, decide.CERTAINTY = decide.CERTAINTY, points
    try:
        likely = addressed(pair.weighed, models)
        above = read_above([one.directive.clause.text for one in pair.weighed])
        findings = [
            judge(keep(one, pair.local.id, chance, DEFAULT, models), pair.local, above=above)
            for one, chance in zip(pair.weighed, likely, strict=True)
        ]
    finally:
        decide.CERTAINTY = usual
    return {
        "documents": [{"id": pair.local.id, "title": pair.local.identity.title, "file": pair.local.file}],
        "alignments": [align_one(finding) for finding in findings],
    }


def align_one(one: Finding) -> dict[str, Any]:
    """A finding as the measures want it."""
    return {
        "directive": {
            "text": one.directive.clause.text,
            "duties": [{"text": answer.duty.text, "answered_by": answer.clause} for answer in one.answers],
        },
        "local": {"document": one.local},
        "relation": one.relation,
        "coverage": one.coverage,
        "confidence": one.confidence,
        "uncertain": one.uncertain,
        "matches": [{"clause": {"text": match.clause.text}, "score": match.score} for match in one.matches],
    }


def table(
    pairs: Sequence[Pair], found: Sequence[dict[str, Any]], folder: Path, title: str, *, by_pair: bool = True
) -> dict[str, dict[str, Any]]:
    """Print the measures of some alignments: pair by pair and pooled."""
    bench = load(folder / "bench" / "measure.py")
    rows: dict[str, list[Any]] = {}
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "alignment.json")
        for pair, one in zip(pairs, found, strict=True):
            path.write_text(json.dumps(one, ensure_ascii=False), encoding="utf-8")
            rows[pair.name] = bench.rows_of(path, str(pair.gold))
    pools = {
        **(rows if by_pair else {}),
        **{
            f"{own}{kind}": [
                row
                for pair in pairs
                if pair.own is bool(own) and statute in (None, pair.statute)
                for row in rows[pair.name]
            ]
            for own in ("", "own ")
            for kind, statute in (("laws", True), ("plans", False), ("all", None))
        },
    }
    figures = {name: bench.measure(some) for name, some in pools.items()}
    print(f"\n{title}\n{'':10}" + " ".join(f"{name:>7}" for name in COLUMNS))
    for name, one in figures.items():
        cells = (one[column] for column in COLUMNS)
        print(f"{name:10}" + " ".join(f"{cell:7.3f}" if isinstance(cell, float) else f"{cell:>7}" for cell in cells))
    return figures


def write_calibration(fitted: Models, certainty: tuple[tuple[float, float], ...]) -> None:
    """Put the coefficients where ``decide`` reads them."""
    path = ROOT / "compare" / "knowledge" / "calibration.py"
    lines = path.read_text(encoding="utf-8").splitlines()
    values = {"USUAL": fitted.usual, "ADDRESSED": fitted.addressed, "LINK": fitted.link, "CERTAINTY": certainty}
    for name, value in values.items():
        at = next(number for number, line in enumerate(lines) if line.startswith(f"{name}:"))
        end = next(number for number in range(at + 1, len(lines)) if lines[number].startswith('"""'))
        said = json.dumps(value) if isinstance(value, dict) else repr(value)
        lines[at:end] = [f"{lines[at].split(' = ')[0]} = {said}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
