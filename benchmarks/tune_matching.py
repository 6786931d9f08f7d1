"""Fit the logistic models of ``matching.decide`` on labelled pairs, and measure them leaving the tested pair out.

    POLICY_COMPARE_REAL=FOLDER python benchmarks/tune_matching.py [--write]

The folder holds ``documents``, ``gold`` and ``bench/score_alignment.py``. Everything is done twice, without and with
the sentence encoder of the extra ``semantic`` (without only, where it is not installed). For each pair the
coefficients, the line for *addressed* and the line for links are chosen on the other pairs only, those of the
demonstration among them; the table is what the scorer says of that. Everything else in ``compare/settings.py`` is the
same for all pairs. After it stand the figures of the coefficients and lines in use, which have seen every pair. With
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
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from compare.matching.decide import FITTED, Models, Weighed, addressed, choose_kept, keep, link, overall  # noqa: E402
from compare.matching.directives import CARRYING, find_directives  # noqa: E402
from compare.matching.judge import judge  # noqa: E402
from compare.matching.match import weigh  # noqa: E402
from compare.matching.sense import Encoder, find_encoder, read_sense  # noqa: E402
from compare.model import Document  # noqa: E402
from compare.pipeline import read_documents  # noqa: E402
from compare.settings import DEFAULT, Settings  # noqa: E402

Numbers = npt.NDArray[np.float64]
LINK_SIGNALS = ("level", "drop", "place", "duty", "rival", "sense")
ADDRESSED_SIGNALS = ("level", "nearest", "topic")
DEMONSTRATION = ("national-provincial", "national-municipal", "provincial-municipal")
STRENGTH = 1.0  # of the ridge: one unit of variance for each coefficient


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair, weighed.

    Attributes:
        name: G1, ….
        gold: Its label file.
        local: The local document.
        weighed: The directives that are labelled.
        known: The same, likeness of sense measured of every clause and not only of near ties: to fit on.
        answered: For each, whether the label says that it is answered, and the id of the label.
        right: For each, which of the nearest clauses are right.
        weight: Of the pair when something is chosen: the demonstration pairs, made of one text, count as one together.
    """

    name: str
    gold: Path
    local: Document
    weighed: tuple[Weighed, ...]
    known: tuple[Weighed, ...]
    answered: tuple[tuple[str, bool], ...]
    right: tuple[tuple[bool, ...], ...]
    weight: float = 1.0


def main() -> int:
    """Print the table; with ``--write``, write the coefficients."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--write", action="store_true", help="write compare/knowledge/calibration.py")
    write = arguments.parse_args().write
    folder = Path(os.environ["POLICY_COMPARE_REAL"])
    for encoder in dict.fromkeys((None, find_encoder("auto"))):
        print(f"=== {encoder.name if encoder else 'without encoder'}")
        measure(folder, encoder, write)
    return 0


def measure(folder: Path, encoder: Encoder | None, write: bool) -> None:
    """Print the tables without or with the encoder."""
    scorer = load_scorer(folder / "bench" / "score_alignment.py")
    golds = sorted((folder / "gold").glob("*.jsonl"))
    real = [read_pair(gold, folder / "documents", scorer, encoder) for gold in golds]
    made = [read_made(name, scorer, encoder) for name in DEMONSTRATION]
    found: list[dict[str, Any]] = []
    for pair in real:
        fitted, settings = choose_lines([other for other in (*real, *made) if other is not pair])
        found.append(align(pair, fitted, settings))
        lines = f"addressed ≥ {settings.addressed:.2f}, link ≥ {settings.link:.2f}"
        print(pair.name, lines, score([found[-1]], [pair], folder), sep="\n  ")
    print("all, each left out", score(found, real, folder), sep="\n  ")
    fitted, settings = choose_lines([*real, *made])
    print(f"fitted on all: addressed ≥ {settings.addressed:.2f}, link ≥ {settings.link:.2f}", fitted, sep="\n  ")
    now = [align(pair, FITTED, DEFAULT) for pair in (*real, *made)]
    print("as it stands, all real", score(now[: len(real)], real, folder), sep="\n  ")
    print("as it stands, demonstration", score(now[len(real) :], made, folder), sep="\n  ")
    for pair, one in zip((*real, *made), now, strict=True):
        print(f"as it stands, {pair.name}", score([one], [pair], folder), sep="\n  ")
    print("reliability of the likelihood, each left out", *reliability(real, made), sep="\n  ")
    if write:
        write_calibration(fitted, encoder is not None)


def reliability(real: Sequence[Pair], made: Sequence[Pair]) -> list[str]:
    """How many findings of each confidence have the verdict right, each pair left out."""
    rows: list[tuple[float, bool]] = []
    for pair in real:
        fitted, settings = choose_lines([other for other in (*real, *made) if other is not pair])
        for one, (_, answered) in zip(pair.weighed, pair.answered, strict=True):
            found = judge(keep(one, pair.local.id, settings, fitted), pair.local, settings)
            rows.append((found.confidence, (found.relation != "omit") == answered))
    bounds = (0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
    table = []
    for low, high in pairwise(bounds):
        inside = [right for confidence, right in rows if low <= confidence < high]
        share = sum(inside) / len(inside) if inside else 0.0
        table.append(f"confidence {low:.1f}–{min(high, 1.0):.1f}: {len(inside):3} findings, right {share:.2f}")
    return table


def load_scorer(path: Path) -> ModuleType:
    """The scorer, for its way of telling whether two texts are the same."""
    spec = importlib.util.spec_from_file_location("score_alignment", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_pair(gold: Path, documents: Path, scorer: ModuleType, encoder: Encoder | None) -> Pair:
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
    known = weighed
    if encoder:
        ties = replace(DEFAULT, addressed=0.0)
        every = replace(ties, tie=99.0, most=DEFAULT.shortlist)
        weighed, known = ([*read_sense(weighed, encoder, one)] for one in (ties, every))
    return Pair(head["pair"], gold, local, tuple(weighed), tuple(known), tuple(answered), tuple(right))


def read_made(name: str, scorer: ModuleType, encoder: Encoder | None) -> Pair:
    """A pair of the demonstration."""
    pair = read_pair(ROOT / "corpus/truth" / f"{name}.jsonl", ROOT, scorer, encoder)
    return replace(pair, weight=1 / len(DEMONSTRATION))


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


def fit_models(pairs: Sequence[Pair]) -> Models:
    """The models; every pair counts by its weight, however many directives it has."""
    links: list[tuple[list[float], bool, float]] = []
    whole: list[tuple[list[float], bool, float]] = []
    for pair in pairs:
        count = sum(len(one.signals) for one, (_, said) in zip(pair.weighed, pair.answered, strict=True) if said)
        for one, (_, answered), right in zip(pair.known, pair.answered, pair.right, strict=True):
            if answered:
                signals = [[*asdict(each).values()] for each in one.signals]
                links += [(row, true, pair.weight / count) for row, true in zip(signals, right, strict=True)]
            whole.append(([*overall(one).values()], answered, pair.weight / len(pair.weighed)))
    plain = fit([(row[:-1], true, weight) for row, true, weight in links], LINK_SIGNALS[:-1])
    return Models(fit(whole, ADDRESSED_SIGNALS), plain, fit(links, LINK_SIGNALS))


def choose_lines(pairs: Sequence[Pair]) -> tuple[Models, Settings]:
    """Models and lines that do best on some pairs: the verdict first, then the links of what counts as answered."""
    fitted, weights = fit_models(pairs), [pair.weight for pair in pairs]

    def decided(line: float) -> float:
        return float(np.average([verdict(pair, fitted, line) for pair in pairs], weights=weights))

    def linked(line: float) -> float:
        found = [linked_f1(pair, fitted, replace(settings, link=line)) for pair in pairs]
        return float(np.average(found, weights=weights))

    lines = np.arange(0.2, 0.81, 0.01)
    settings = replace(DEFAULT, addressed=plateau(decided, lines))
    return fitted, replace(settings, link=plateau(linked, lines))


def plateau(value: Callable[[float], float], lines: Numbers) -> float:
    """The middle of the lines that do as well as the best one, within two points."""
    found = np.array([value(float(line)) for line in lines])
    return float(np.median(lines[found >= found.max() - 0.02]))


def verdict(pair: Pair, fitted: Models, line: float) -> float:
    """How good a line for *addressed* is: the mean of F1 of *omitted* and of what is hit.

    What is hit is the mean share of the answered directives that are found answered and have a right clause first, or
    among the first three. A label read in several pieces is answered if one piece is, and the likeliest piece counts.
    """
    known: dict[str, tuple[float, bool, bool, bool]] = {}
    for one, (label, answered), right in zip(pair.weighed, pair.answered, pair.right, strict=True):
        sure = addressed(one, fitted.addressed)
        if label not in known or sure > known[label][0]:
            known[label] = (sure, answered, right[0], any(right[:3]))
    likely, true, first, near = (np.array(column) for column in zip(*known.values(), strict=True))
    omitted = likely < line
    f1 = 2 * (omitted & ~true).sum() / max(1, omitted.sum() + (~true).sum())
    hit = np.mean([(each & ~omitted)[true].mean() for each in (first, near)])
    return float((f1 + hit) / 2)


def linked_f1(pair: Pair, fitted: Models, settings: Settings) -> float:
    """F1 of the links that are kept."""
    given = good = every = 0
    for one, right in zip(pair.weighed, pair.right, strict=True):
        every += min(settings.most, sum(right))
        if addressed(one, fitted.addressed) < settings.addressed:
            continue
        scores = [link(each, fitted.encoded if one.encoded else fitted.link) for each in one.signals]
        order = sorted(range(len(scores)), key=lambda at: -scores[at])
        kept = choose_kept(one.signals, order, settings, fitted)
        given, good = given + len(kept), good + sum(right[at] for at in kept)
    return 2 * good / max(1, given + every)


def align(pair: Pair, fitted: Models, settings: Settings) -> dict[str, Any]:
    """The alignment of a pair as the scorer wants it."""
    findings = [judge(keep(one, pair.local.id, settings, fitted), pair.local, settings) for one in pair.weighed]
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


def score(found: Sequence[dict[str, Any]], pairs: Sequence[Pair], folder: Path) -> str:
    """What the scorer prints of some alignments together."""
    whole = {key: [part for one in found for part in one[key]] for key in ("documents", "alignments")}
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "alignment.json")
        path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        golds = [str(pair.gold) for pair in pairs]
        command = [sys.executable, str(folder / "bench" / "score_alignment.py"), str(path), *golds]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def write_calibration(fitted: Models, encoded: bool) -> None:
    """Put the coefficients where ``estimate`` reads them: those of the encoder only where it was asked."""
    path = ROOT / "compare" / "knowledge" / "calibration.py"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = {"LINK_ENCODED": fitted.encoded} if encoded else {"ADDRESSED": fitted.addressed, "LINK": fitted.link}
    for name, model in rows.items():
        at = next(number for number, line in enumerate(lines) if line.startswith(f"{name}:"))
        end = at if lines[at].endswith("}") else lines.index("}", at)
        lines[at : end + 1] = [f"{name}: dict[str, float] = {json.dumps(model)}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
