"""Other ways to find what answers a directive, on the same labelled pairs: quality, seconds, memory.

Usage: ``python benchmarks/bench_peers.py [--runs N] [--peers FOLDER] [--ways NAME …]``

The pairs are those of the demonstration and, where POLICY_COMPARE_REAL names them, the labelled real ones. Each way is
a process of its own for each run; its time is processor time, from the units as this program reads them (for governdiff
also: from the documents' lines) to the answers, after it answered one directive to wake up. FOLDER is where peers are
installed that are not in this environment; one that is nowhere is named with what installs it.

A way that only ranks needs a line: omitted is what has no clause that scores as high. For each pair it is the line that
does best on the other pairs of its table. It lies on the bare score, on the score over the median of the pair's best
scores, or on deviations from their mean: the row shows what came out best in the end, which flatters the peer. This
program's coefficients and lines have seen all pairs; in the row ``fitted without the pair`` they are fitted anew on the
other pairs of the table.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.bench_seeds import MEBIBYTE, print_inputs  # noqa: E402
from benchmarks.peer_ways import WAYS, WHOLE, Said, Way, read_pair, shorten  # noqa: E402
from compare.evaluate import Judged, Label, Scores, judge_labels, meet, read_labels, runs, score  # noqa: E402

DEMONSTRATION = ("national-provincial", "national-municipal", "provincial-municipal")
READ, FITTED = "read", "fitted"
WIDTH = 30
SCALES = ("bare", "median", "deviations")
EVEN = 0.02  # F1 within which lines are held for equally good, as in tune_matching
Table = Sequence[tuple[Path, Path]]


def main() -> None:
    """Measure and print, or be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="runs of each way; the best is printed")
    parser.add_argument("--peers", type=Path, help="folder that peers were installed into by pip's --target")
    parser.add_argument("--ways", nargs="*", choices=[*WAYS, FITTED], default=[*WAYS, FITTED])
    parser.add_argument("--step", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peers:
        sys.path.append(str(arguments.peers.resolve()))  # last: what this program is made of is not replaced
    if arguments.step:
        step, source, target = arguments.step
        answer_step(step, Path(source), Path(target))
        return
    for name, pairs in list_tables().items():
        print(f"\n== {name}")
        print_inputs(list_files(pairs))
        compare_ways(pairs, arguments)


def list_tables() -> dict[str, Table]:
    """The label files of each table, each with the folder its documents lie in."""
    tables: dict[str, Table] = {}
    if real := os.environ.get("POLICY_COMPARE_REAL"):
        tables["real pairs"] = [(one, Path(real, "documents")) for one in sorted(Path(real, "gold").glob("*.jsonl"))]
    else:
        print("POLICY_COMPARE_REAL does not name the real documents: measuring the demonstration pairs only.")
    tables["demonstration pairs"] = [(ROOT / "corpus" / "truth" / f"{one}.jsonl", ROOT) for one in DEMONSTRATION]
    return tables


def list_files(pairs: Table) -> list[Path]:
    """Labels and documents of a table, each once."""
    heads = [(one, home, json.loads(one.read_text(encoding="utf-8").splitlines()[0])) for one, home in pairs]
    files = [file for one, home, head in heads for file in (one, home / head["upper_file"], home / head["local_file"])]
    return sorted(dict.fromkeys(files))


def compare_ways(pairs: Table, arguments: argparse.Namespace) -> None:
    """Run the ways on the pairs of a table and print a row each, beside this program's whole way."""
    labels = [read_labels(gold) for gold, _ in pairs]
    every = [label for one in labels for label in one]
    with tempfile.TemporaryDirectory() as folder:
        listed, units, target = (Path(folder, name) for name in ("pairs.json", "units.pickle", "said.json"))
        listed.write_text(json.dumps([[str(path) for path in pair] for pair in pairs]), encoding="utf-8")
        sizes = spawn(READ, listed, units, arguments.peers)["sizes"]
        print("units    " + ", ".join(f"{name} {asked} × {given}" for name, asked, given in sizes))
        print_labels(every)
        print_head()
        whole: dict[str, float] = {}
        for name in dict.fromkeys((WHOLE, *(one for one in arguments.ways if one in WAYS))):
            way = WAYS[name]
            if not way.installed:
                print(f"{way.name:{WIDTH}} not installed: pip install --target FOLDER {way.package}")
                continue
            tries = [spawn(name, units, target, arguments.peers) for _ in range(arguments.runs)]
            figures = {key: min(run[key] for run in tries) for key in ("seconds", "mebibytes")}
            whole = whole or figures
            print_row(way.name, measure(labels, read_said(target)), figures, whole)
        if FITTED in arguments.ways and len(pairs) > 1:
            spawn(FITTED, listed, target, arguments.peers)
            print_row("  fitted without the pair", measure(labels, read_said(target)), None, whole)


def spawn(step: str, source: Path, target: Path, peers: Path | None) -> dict[str, Any]:
    """One step in a process of its own."""
    command = [sys.executable, __file__, *(["--peers", str(peers)] if peers else []), "--step", step, source, target]
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def answer_step(step: str, source: Path, target: Path) -> None:
    """Be one step: read the pairs, or let one way answer them; the last line printed is its figures."""
    if step == READ:
        pairs = [read_pair(Path(gold), Path(home)) for gold, home in json.loads(source.read_text(encoding="utf-8"))]
        target.write_bytes(pickle.dumps(pairs))
        print(json.dumps({"sizes": [(one.name, len(one.directives), len(one.given)) for one in pairs]}))
        return
    if step == FITTED:
        said, seconds = answer_fitted(json.loads(source.read_text(encoding="utf-8"))), 0.0
    else:
        said, seconds = answer_timed(WAYS[step], source)
    target.write_text(json.dumps([[astuple(one) for one in pair] for pair in said]), encoding="utf-8")
    print(json.dumps({"seconds": seconds, "mebibytes": peak()}))


def answer_timed(way: Way, source: Path) -> tuple[list[list[Said]], float]:
    """What a way says of each pair, and the processor time that it took for all, after it woke up."""
    pairs = pickle.loads(source.read_bytes())
    way.answer(shorten(pairs[0]))
    begin = time.process_time()
    said = [way.answer(pair) for pair in pairs]
    return said, time.process_time() - begin


def answer_fitted(table: Sequence[Sequence[str]]) -> list[list[Said]]:
    """What this program says of each pair with coefficients and lines from the other pairs of the table."""
    from types import SimpleNamespace

    from benchmarks import tune_matching

    scorer: Any = SimpleNamespace(grams=runs, meets=meet)
    pairs = [tune_matching.read_pair(Path(gold), Path(home), scorer, None) for gold, home in table]
    said = []
    for pair in pairs:
        chosen = tune_matching.choose_lines([other for other in pairs if other is not pair])
        found = tune_matching.align(pair, *chosen)["alignments"]
        said.append([read_finding(one) for one in found])
    return said


def read_finding(one: dict[str, Any]) -> Said:
    """A row of an alignment as what a way says."""
    kept = tuple((match["clause"]["text"], match["score"]) for match in one["matches"])
    return Said(one["directive"]["text"], kept, kept, str(one["relation"]))


def peak() -> float:
    """The most memory that this process held, in mebibytes; what its parent held does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return own * (1 if sys.platform == "darwin" else 1024) / MEBIBYTE


def read_said(path: Path) -> list[list[Said]]:
    """What a way said of each pair."""
    return [[Said(*one) for one in pair] for pair in json.loads(path.read_text(encoding="utf-8"))]


def measure(labels: Sequence[Sequence[Label]], said: Sequence[Sequence[Said]]) -> tuple[Scores, Scores, bool]:
    """The scores of the order alone and of the decisions, and whether the way tells adopt from extend.

    Args:
        labels: Of each pair.
        said: Of each pair, in the same order.
    """
    ordered: list[Judged] = []
    for wanted, given in zip(labels, said, strict=True):
        ordered += judge_said(wanted, [Said(one.text, one.ranked, one.ranked) for one in given])
    decided = [decide_by_lines(labels, [scale(given, kind) for given in said]) for kind in SCALES]
    best = max(map(score, decided), key=lambda one: one.omit_f1)
    return score(ordered), best, any(one.relation == "adopt" for given in said for one in given)


def scale(said: Sequence[Said], kind: str) -> list[Said]:
    """What a way says of a pair, its scores as they are or set against the best scores of the directives."""
    best = [one.ranked[0][1] if one.ranked else 0.0 for one in said]
    middle, unit = {
        "bare": (0.0, 1.0),
        "median": (0.0, statistics.median(best)),
        "deviations": (statistics.fmean(best), statistics.pstdev(best)),
    }[kind]
    return [
        replace(one, ranked=tuple((text, (value - middle) / (unit or 1.0)) for text, value in one.ranked))
        for one in said
    ]


def decide_by_lines(labels: Sequence[Sequence[Label]], said: Sequence[Sequence[Said]]) -> list[Judged]:
    """The verdicts, a way that only ranks cut at the line that does best on the other pairs."""
    levels = [find_levels(wanted, given) for wanted, given in zip(labels, said, strict=True)]
    verdicts: list[Judged] = []
    for at, (wanted, given) in enumerate(zip(labels, said, strict=True)):
        line = choose_line([one for other, rows in enumerate(levels) if other != at for one in rows])
        verdicts += judge_said(wanted, [cut_at(one, line) for one in given])
    return verdicts


def cut_at(one: Said, line: float) -> Said:
    """What a way says, its omissions decided: by itself, or by a line on its best score."""
    if one.kept is not None:
        return Said(one.text, one.ranked, one.kept, one.relation or ("extend" if one.kept else "omit"))
    if not one.ranked or one.ranked[0][1] < line:
        return Said(one.text, one.ranked, (), "omit")
    return Said(one.text, one.ranked, one.ranked, one.relation or "extend")


def judge_said(labels: Sequence[Label], said: Sequence[Said]) -> tuple[Judged, ...]:
    """Against the labels of a pair, as ``policy-compare evaluate`` does it."""
    document = {"id": "local", "title": labels[0].local_title, "file": labels[0].local_file}
    rows = [
        {
            "directive": {"text": one.text},
            "local": {"document": document["id"]},
            "relation": one.relation or ("extend" if one.kept else "omit"),
            "confidence": 0.0,
            "matches": [{"clause": {"text": text}, "score": value} for text, value in one.kept or ()],
        }
        for one in said
    ]
    return judge_labels({"documents": [document], "alignments": rows}, labels)


def find_levels(labels: Sequence[Label], said: Sequence[Said]) -> list[tuple[float, bool]]:
    """For each label the best score that its directive got, and whether it is omitted."""
    units = [(runs(one.text), one.ranked[0][1] if one.ranked else 0.0) for one in said]
    wanted = [(runs(label.upper), label.relation == "omit") for label in labels]
    found = [([best for unit, best in units if meet(unit, text)], omitted) for text, omitted in wanted]
    return [(max(best), omitted) for best, omitted in found if best]


def choose_line(levels: Sequence[tuple[float, bool]]) -> float:
    """The middle of the lines whose F1 of *omitted* is as good as the best, nearly; 0 where there is nothing to see."""
    true = sum(omitted for _, omitted in levels)
    if not levels:
        return 0.0
    found = []
    for line in sorted({best for best, _ in levels}):
        below = [omitted for best, omitted in levels if best < line]
        found.append((line, 2 * sum(below) / max(1, len(below) + true)))
    most = max(f1 for _, f1 in found)
    return statistics.median(line for line, f1 in found if f1 >= most - EVEN)


def print_labels(labels: Sequence[Label]) -> None:
    """How many there are, and what somebody reaches who says the same of every directive."""
    omitted, extended = (sum(one.relation == kind for one in labels) for kind in ("omit", "extend"))
    floor = 2 * omitted / (len(labels) + omitted)
    print(f"labels   {len(labels)}, of them omitted {omitted}")
    print(f"floors   omit F1 {floor:.2f}: omits all; relation {extended / len(labels):.2f}: extends all")


COLUMNS: tuple[tuple[str, str], ...] = (
    ("hit@1", ">7"),
    ("hit@3", ">7"),
    ("sure@1", ">8"),
    ("sure@3", ">8"),
    ("omit F1", ">9"),
    ("relation", ">10"),
    ("seconds", ">9"),
    ("×", ">7"),
    ("MiB", ">6"),
    ("×", ">6"),
)


def print_head() -> None:
    """The names of the columns, and what they mean."""
    print("hit: a right clause first, among the first three, of the way's own order; sure: the same of what it decides")
    print(
        "(directive answered, its clause right); (relation): knows no adopt, every answered directive counts as extend"
    )
    print(f"\n{'':{WIDTH}}" + "".join(f"{name:{width}}" for name, width in COLUMNS))


def print_row(
    name: str, quality: tuple[Scores, Scores, bool], figures: dict[str, float] | None, whole: dict[str, float]
) -> None:
    """One way: quality, seconds and memory, and what they are of this program's."""
    order, sure, relations = quality
    relation = f"{sure.relation_acc:.2f}" if relations else f"({sure.relation_acc:.2f})"
    first = "–" if figures is None else f"{order.hit1:.2f}", "–" if figures is None else f"{order.hit3:.2f}"
    cells = [*first, *(f"{value:.2f}" for value in (sure.hit1, sure.hit3, sure.omit_f1)), relation]
    if figures is None:
        cells += ["–"] * 4
    else:
        seconds, memory = figures["seconds"], figures["mebibytes"]
        cells += [f"{seconds:.2f}", f"{seconds / whole['seconds']:.2f}"]
        cells += [f"{memory:.0f}", f"{memory / whole['mebibytes']:.2f}"]
    print(
        f"{name:30}" + "".join(f"{cell:{width}}" for cell, (_, width) in zip(cells, COLUMNS, strict=True)), flush=True
    )


if __name__ == "__main__":
    main()
