"""Fit the two logistic models of ``compare.keep`` on labelled pairs, and measure them leaving the tested pair out.

    POLICY_COMPARE_REAL=FOLDER python benchmarks/tune_matching.py [--write]

The folder holds ``documents``, ``gold`` and ``bench/score_alignment.py``. For each pair the coefficients, the line for
*addressed* and the line for links are chosen on the other pairs only; the table is what the scorer says of that. With
``--write`` the coefficients fitted on all pairs go to ``compare/knowledge/calibration.py``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from compare.directives import CARRYING, find_directives  # noqa: E402
from compare.judge import judge  # noqa: E402
from compare.keep import Signals, Weighed, addressed, keep, link  # noqa: E402
from compare.knowledge.calibration import ADDRESSED, LINK  # noqa: E402
from compare.match import weigh  # noqa: E402
from compare.model import Document  # noqa: E402
from compare.pipeline import read_documents  # noqa: E402
from compare.settings import DEFAULT, Settings  # noqa: E402

Numbers = npt.NDArray[np.float64]
LINK_SIGNALS = ("level", "drop")
ADDRESSED_SIGNALS = ("level",)
STRENGTH = 1.0  # of the ridge: one unit of variance for each coefficient


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair, weighed.

    Attributes:
        name: G1, ….
        local: The local document.
        weighed: The directives that are labelled.
        answered: For each, whether the label says that it is answered, and the id of the label.
        right: For each, which of the nearest clauses are right.
    """

    name: str
    local: Document
    weighed: tuple[Weighed, ...]
    answered: tuple[tuple[str, bool], ...]
    right: tuple[tuple[bool, ...], ...]


def main() -> int:
    """Print the table; with ``--write``, write the coefficients."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--write", action="store_true", help="write compare/knowledge/calibration.py")
    write = arguments.parse_args().write
    folder = Path(os.environ["POLICY_COMPARE_REAL"])
    scorer = load_scorer(folder / "bench" / "score_alignment.py")
    golds = sorted((folder / "gold").glob("*.jsonl"))
    pairs = [read_pair(gold, folder / "documents", scorer) for gold in golds]
    found: list[dict[str, Any]] = []
    for pair, gold in zip(pairs, golds, strict=True):
        others = [other for other in pairs if other is not pair]
        models, settings = choose_lines(others)
        found.append(align(pair, models, settings))
        lines = f"addressed ≥ {settings.addressed:.2f}, link ≥ {settings.link:.2f}"
        print(pair.name, lines, score([found[-1]], [gold], folder), sep="\n  ")
    print("all, each left out", score(found, golds, folder), sep="\n  ")
    models, settings = choose_lines(pairs)
    print(f"fitted on all: addressed ≥ {settings.addressed:.2f}, link ≥ {settings.link:.2f}", models)
    print("as it stands", score([align(pair, (LINK, ADDRESSED), DEFAULT) for pair in pairs], golds, folder), sep="\n  ")
    if write:
        write_calibration(models)
    return 0


def load_scorer(path: Path) -> ModuleType:
    """The scorer, for its way of telling whether two texts are the same."""
    spec = importlib.util.spec_from_file_location("score_alignment", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_pair(gold: Path, documents: Path, scorer: ModuleType) -> Pair:
    """Read both documents of a label file and weigh every labelled directive."""
    head, *rows = (json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines())
    upper = find_document(documents / head["upper_file"], head["upper_title"])
    local = find_document(documents / head["local_file"], head["local_title"])
    clauses = [clause for clause in local.clauses if clause.role in CARRYING]
    texts = {clause.id: scorer.grams(clause.text) for clause in clauses}
    wanted = [(row, scorer.grams(row["upper"]), [scorer.grams(text) for text in row["local_any"]]) for row in rows]
    weighed, answered, right = [], [], []
    for one in weigh(find_directives(upper), clauses, DEFAULT):
        text = scorer.grams(one.directive.clause.text)
        for row, want, links in wanted:
            if scorer.meets(text, want):
                weighed.append(one)
                answered.append((row["id"], row["relation"] != "omit"))
                right.append(tuple(any(scorer.meets(texts[c.id], text) for text in links) for c in one.clauses))
                break
    return Pair(head["pair"], local, tuple(weighed), tuple(answered), tuple(right))


def find_document(path: Path, title: str) -> Document:
    """The document of a file that bears a title, the one with most clauses where several do."""
    bare = "".join(filter(str.isalnum, title))
    named = [
        document
        for document in read_documents([path])
        if (own := "".join(filter(str.isalnum, document.identity.title))) in bare or bare in own
    ]
    return max(named, key=lambda document: len(document.clauses))


def fit(rows: Sequence[tuple[Sequence[float], bool, float]], names: Sequence[str]) -> dict[str, float]:
    """A logistic model with a ridge: rows of signals, truth and weight."""
    signals = np.array([[*row, 1.0] for row, _, _ in rows])
    truth = np.array([float(true) for _, true, _ in rows])
    weights = np.array([weight for _, _, weight in rows])
    weights *= len(weights) / weights.sum()

    def loss(given: Numbers) -> tuple[float, Numbers]:
        total = signals @ given
        ridge = given * np.array([*([1 / STRENGTH] * len(names)), 0.0])
        value = float((weights * (np.logaddexp(0, total) - truth * total)).sum() + given @ ridge / 2)
        return value, signals.T @ (weights * (1 / (1 + np.exp(-total)) - truth)) + ridge

    best = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return {
        "intercept": round(float(best[-1]), 4),
        **{n: round(float(b), 4) for n, b in zip(names, best, strict=False)},
    }


Models = tuple[dict[str, float], dict[str, float]]


def fit_models(pairs: Sequence[Pair]) -> Models:
    """The model for links and the one for directives; every pair weighs the same."""
    links, whole = [], []
    for pair in pairs:
        count = sum(len(one.signals) for one in pair.weighed)
        for one, (_, answered), right in zip(pair.weighed, pair.answered, pair.right, strict=True):
            signals = [[getattr(each, name) for name in LINK_SIGNALS] for each in one.signals]
            links += [(row, true, 1 / count) for row, true in zip(signals, right, strict=True)]
            first: Signals = one.signals[0]
            whole.append(([getattr(first, name) for name in ADDRESSED_SIGNALS], answered, 1 / len(pair.weighed)))
    return fit(links, LINK_SIGNALS), fit(whole, ADDRESSED_SIGNALS)


def choose_lines(pairs: Sequence[Pair]) -> tuple[Models, Settings]:
    """Models and lines that do best on some pairs: F1 of the verdict and F1 of links, means over the pairs."""
    models = fit_models(pairs)

    def decided(line: float) -> float:
        return float(np.mean([verdict_f1(pair, models[1], line) for pair in pairs]))

    def linked(line: float) -> float:
        return float(np.mean([linked_f1(pair, models[0], line) for pair in pairs]))

    lines = np.arange(0.2, 0.81, 0.01)
    return models, replace(DEFAULT, addressed=plateau(decided, lines), link=plateau(linked, lines))


def plateau(value: Callable[[float], float], lines: Numbers) -> float:
    """The middle of the lines that do as well as the best one, within two points."""
    found = np.array([value(float(line)) for line in lines])
    return float(np.median(lines[found >= found.max() - 0.02]))


def verdict_f1(pair: Pair, model: dict[str, float], line: float) -> float:
    """Mean of F1 of *omitted* and of *answered*; a label read in several pieces is answered if one piece is."""
    sure: dict[str, tuple[float, bool]] = {}
    for one, (label, answered) in zip(pair.weighed, pair.answered, strict=True):
        sure[label] = (max(addressed(one.signals, model), sure.get(label, (0.0, False))[0]), answered)
    said = np.array([value < line for value, _ in sure.values()])
    true = np.array([not answered for _, answered in sure.values()])
    sides = ((said, true), (~said, ~true))
    return float(np.mean([2 * (a & b).sum() / max(1, a.sum() + b.sum()) for a, b in sides]))


def linked_f1(pair: Pair, model: dict[str, float], line: float) -> float:
    """F1 of links among the four best of each directive."""
    given = good = all_good = 0
    for one, right in zip(pair.weighed, pair.right, strict=True):
        kept = [true for each, true in zip(one.signals, right, strict=True) if link(each, model) >= line][:4]
        given, good, all_good = given + len(kept), good + sum(kept), all_good + min(4, sum(right))
    return 2 * good / max(1, given + all_good)


def align(pair: Pair, models: Models, settings: Settings) -> dict[str, Any]:
    """The alignment of a pair as the scorer wants it."""
    findings = [judge(keep(one, pair.local.id, settings, *models), pair.local, settings) for one in pair.weighed]
    return {
        "documents": [{"id": pair.local.id, "title": pair.local.identity.title, "file": pair.local.file}],
        "alignments": [
            {
                "directive": {"text": one.directive.clause.text},
                "local": {"document": one.local},
                "relation": one.relation,
                "confidence": one.confidence,
                "matches": [{"clause": {"text": match.clause.text}, "score": match.score} for match in one.matches],
            }
            for one in findings
        ],
    }


def score(found: Sequence[dict[str, Any]], golds: Sequence[Path], folder: Path) -> str:
    """What the scorer prints of some alignments together."""
    whole = {key: [part for one in found for part in one[key]] for key in ("documents", "alignments")}
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "alignment.json")
        path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        command = [sys.executable, str(folder / "bench" / "score_alignment.py"), str(path), *map(str, golds)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def write_calibration(models: Models) -> None:
    """Put the coefficients where ``keep`` reads them."""
    path = ROOT / "compare" / "knowledge" / "calibration.py"
    lines = path.read_text(encoding="utf-8").splitlines()
    for name, model in zip(("LINK", "ADDRESSED"), models, strict=True):
        at = next(number for number, line in enumerate(lines) if line.startswith(f"{name}:"))
        lines[at] = f"{name}: dict[str, float] = {json.dumps(model)}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
