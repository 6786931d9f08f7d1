"""What a language model of a stated quality gains and spoils as judge, without a model: labels answer in its place.

    python benchmarks/bench_judge.py [--faults | --recall | --speed | --serve PORT [--relation SHARE …]]

``--faults`` (the default) prints the table of ``docs/language-model.md``: the program alone, and with models that go
wrong on so many directives. ``--recall`` says for how many carried directives a labelled clause is among the first so
many. ``--speed`` runs a report of 300 directives against a server that takes two seconds an answer, kills it half-way
and lets it go on. ``--serve`` only serves, for whoever measures from outside. The folder named by POLICY_COMPARE_REAL
holds ``gold`` and ``documents``; without it the demonstration is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.label_server import HELD, SAME, Faults, Labels, Row, Server, held, read_rows, serving  # noqa: E402
from compare.evaluate import Judged, Label, find_local, harmonic, judge_labels, meet, read_labels, runs, score  # noqa: E402
from compare.matching.directives import find_directives  # noqa: E402
from compare.matching.judge import (  # noqa: E402
    NOBODY,
    Meeting,
    Readings,
    judge,
    overrule,
)
from compare.matching.match import match  # noqa: E402
from compare.model import Candidates, Document, Finding, JudgedBy, Level, Relation  # noqa: E402
from compare.opinion.answers import Store  # noqa: E402
from compare.opinion.ask import Line  # noqa: E402
from compare.opinion.put_all import Asked  # noqa: E402
from compare.opinion.reader import Reader  # noqa: E402
from compare.opinion.servers import Endpoint  # noqa: E402
from compare.pipeline import read_documents  # noqa: E402
from compare.report.json import document_json  # noqa: E402
from compare.settings import DEFAULT  # noqa: E402
from compare.text.words import words  # noqa: E402

DEMONSTRATION = ("national-provincial", "national-municipal", "provincial-municipal")
DEPTHS = (5, 8, 10, 12, 14, 16, 20, 30, 40)
TABLE: tuple[tuple[str, Faults], ...] = (
    ("no faults", Faults()),
    ("wrong relation 5 %", Faults(relation=0.05)),
    ("wrong relation 10 %", Faults(relation=0.1)),
    ("wrong relation 20 %", Faults(relation=0.2)),
    ("invented quotations 20 %", Faults(invented=0.2)),
    ("swapped clauses 20 %", Faults(swapped=0.2)),
    ("broken JSON 20 %", Faults(broken=0.2)),
    ("refusals 20 %", Faults(refused=0.2)),
)
MANY, EACH, JOBS, LIMIT = 300, 2.0, 4, 240.0
LINES = 362  # of the made plan; some of the mixed ones are no directives


@dataclass(frozen=True)
class Pair:
    """A labelled pair, read and matched.

    Attributes:
        missing: By id of the label, the elements without a local counterpart; None where the labels do not tell.
    """

    labels: tuple[Label, ...]
    missing: dict[str, tuple[str, ...] | None]
    documents: tuple[Document, ...]
    meetings: tuple[Meeting, ...]
    matched: tuple[tuple[Candidates, ...], ...]


def list_golds() -> tuple[list[Path], Path]:
    """The label files, and the folder that their documents lie in."""
    if real := os.environ.get("POLICY_COMPARE_REAL"):
        return sorted(Path(real, "gold").glob("*.jsonl")), Path(real, "documents")
    print("POLICY_COMPARE_REAL does not name the real documents: measuring the demonstration only.")
    return [ROOT / "corpus" / "truth" / f"{one}.jsonl" for one in DEMONSTRATION], ROOT


def read_pairs(golds: Sequence[Path], home: Path, settings: Any = DEFAULT) -> Iterator[Pair]:
    """The pairs, read and matched."""
    for gold in golds:
        head, *rows = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
        names = {key: str(home / head[f"{key}_file"]) for key in ("upper", "local")}
        levels = {names[key]: Level(head[f"{key}_level"]) for key in names if f"{key}_level" in head}
        documents = read_documents([Path(one) for one in dict.fromkeys(names.values())], levels)
        labels = read_labels(gold)
        ids = find_local([document_json(one) for one in documents], labels[0])
        meetings = tuple(
            meeting
            for local in documents
            if local.id in ids
            for upper in documents
            if (meeting := meet_documents(upper, local, labels))
        )
        missing = {row["id"]: None if row.get("missing") is None else tuple(row["missing"]) for row in rows}
        matched = tuple(match(one.directives, one.local, settings) for one in meetings)
        yield Pair(labels, missing, documents, meetings, matched)


def meet_documents(upper: Document, local: Document, labels: Sequence[Label]) -> Meeting | None:
    """A meeting of the labelled directives of an upper document; None where it holds none."""
    above, below = upper.identity.level, local.identity.level
    if above is None or below is None or above.rank >= below.rank:
        return None
    directives = find_directives(upper)
    wanted = [runs(one.upper) for one in labels]
    if not any(meet(runs(one.clause.text), text) for one in directives for text in wanted):
        return None
    return Meeting(directives, upper, local)


def find(pair: Pair, readings: Readings = NOBODY) -> list[Finding]:
    """The verdicts of the program, or of the model where it proved something."""
    found = []
    for meeting, candidates in zip(pair.meetings, pair.matched, strict=True):
        for one in candidates:
            reading = readings.by_id.get((one.directive.id, meeting.local.id))
            own = judge(one, meeting.local, wording=False)
            found.append(overrule(own, one, reading, meeting.local, wording=False))
    return found


def measure(pairs: Sequence[Pair], found: Sequence[Sequence[Finding]]) -> dict[str, float]:
    """The figures over all pairs."""
    verdicts: list[Judged] = []
    lacks = caught = opened = rightly = sure = sure_right = 0
    for pair, findings in zip(pairs, found, strict=True):
        data = {
            "documents": [document_json(one) for one in pair.documents],
            "alignments": [plain(one) for one in findings],
        }
        judged = judge_labels(data, pair.labels)
        verdicts += judged
        texts = [(runs(one.directive.clause.text), one) for one in findings]
        for one in judged:
            wanted = runs(one.label.upper)
            mine = [finding for text, finding in texts if meet(text, wanted)]
            if any(not finding.uncertain for finding in mine):
                sure += 1
                sure_right += (one.relation is Relation.OMIT) == (one.label.relation is Relation.OMIT)
            gone = pair.missing[one.label.id]
            if gone is None or one.label.relation is Relation.OMIT or one.relation in (None, Relation.OMIT):
                continue
            carried = [finding for finding in mine if finding.relation is not Relation.OMIT]
            duties = [answer.duty.text for finding in carried for answer in finding.answers if answer.clause is None]
            opened += len(duties)
            rightly += sum(any(held(q, u) >= HELD or held(u, q) >= SAME for q in gone) for u in duties)
            lacks += len(gone)
            caught += sum(any(held(q, u) >= HELD for u in duties) for q in gone)
    scores = score(verdicts)
    side = [(one.relation is Relation.OMIT) == (one.label.relation is Relation.OMIT) for one in verdicts]
    every = [finding for findings in found for finding in findings]
    return {
        "omitF1": scores.omit_f1,
        "acc": sum(side) / len(side),
        "sure": sure / len(verdicts),
        "ok": sure_right / max(1, sure),
        "hit1": scores.hit1,
        "link": scores.link_f1,
        "rel": scores.relation_acc,
        "relF1": scores.relation_f1,
        "gapR": caught / max(1, lacks),
        "gapP": rightly / max(1, opened),
        "gapF1": harmonic(rightly / max(1, opened), caught / max(1, lacks)),
        "model": sum(one.machine is JudgedBy.MODEL for one in every) / len(every),
        "doubt": sum(one.uncertain for one in every) / len(every),
    }


def plain(finding: Finding) -> dict[str, Any]:
    """A finding as far as ``evaluate`` reads one."""
    return {
        "directive": {"text": finding.directive.clause.text},
        "local": {"document": finding.local},
        "relation": finding.relation.value,
        "confidence": finding.confidence,
        "matches": [{"score": one.score, "clause": {"text": one.clause.text}} for one in finding.matches],
    }


def compare_faults() -> None:
    """Print the table of models."""
    golds, home = list_golds()
    pairs = list(read_pairs(golds, home))
    rows = read_rows(golds)
    print(f"{len(rows)} labelled directives in {len(pairs)} pairs")
    own = measure(pairs, [find(one) for one in pairs])
    print(f"{'':26}" + " ".join(f"{key:>6}" for key in own))
    print_row("the program alone", own)
    for name, faults in TABLE:
        print_row(name, measure_model(pairs, rows, faults))


def measure_model(pairs: Sequence[Pair], rows: tuple[Row, ...], faults: Faults) -> dict[str, float]:
    """The figures with a model of some faults as judge."""
    with serving(Labels(rows, faults)) as server:
        endpoint = Endpoint(server.url, "labels", budget=10**6, jobs=JOBS)
        found = []
        for pair in pairs:
            asked = Asked(endpoint, Line, Store(None))
            found.append(find(pair, Reader(asked).read(pair.meetings)))
    return measure(pairs, found)


def print_row(name: str, figures: dict[str, float]) -> None:
    """A line of the table."""
    print(f"{name:26}" + " ".join(f"{one:6.3f}" for one in figures.values()), flush=True)


def print_recall() -> None:
    """Print for how many carried directives a labelled clause is among the first so many, and how long they are."""
    golds, home = list_golds()
    carried = 0
    places: list[int] = []
    lengths: list[list[int]] = []
    for pair in read_pairs(golds, home, replace(DEFAULT, shortlist=max(DEPTHS))):
        every = [one for some in pair.matched for one in some]
        near = [(runs(one.directive.clause.text), [runs(c.clause.text) for c in one.weighed]) for one in every]
        lengths += [[len(c.clause.text) for c in one.weighed] for one in every]
        for label in (one for one in pair.labels if one.relation is not Relation.OMIT):
            carried += 1
            wanted = [runs(text) for text in label.any]
            mine = [some for text, some in near if meet(text, runs(label.upper))]
            at = [n for some in mine for n, text in enumerate(some) if any(meet(text, one) for one in wanted)]
            places += [min(at)] if at else []
    print(f"{carried} carried directives; {len(places)} of them are read as directives and have a labelled clause")
    for depth in DEPTHS:
        share = sum(one < depth for one in places) / carried
        size = sum(sum(one[:depth]) for one in lengths) / len(lengths)
        print(f"first {depth:2}: {share:.3f}   {size:5.0f} characters")


def write_plan(path: Path) -> tuple[Row, ...]:
    """A national plan of many directives, words of the demonstration mixed; a third of them are labelled omitted."""
    chance = random.Random(1)
    lines = (ROOT / "corpus" / "national_plan.txt").read_text(encoding="utf-8").splitlines()
    clauses = [one.clause.text for one in find_directives(read_documents([ROOT / "corpus" / "national_plan.txt"])[0])]
    pool = [word for text in clauses for word in words(text)]
    made = []
    for at in range(LINES):
        base = clauses[at % len(clauses)].rpartition("）")[2].strip("—。")
        made.append("".join(chance.choice(pool) if chance.random() < 0.2 else word for word in words(base)))
    body = [f"（{at}）推进第{at}项工作。加快{text}。" for at, text in enumerate(made, 1)]
    path.write_text("\n".join([*lines[:2], "一、重点任务", *body]), encoding="utf-8")
    return tuple(Row("speed", str(at), text, "omit") for at, text in enumerate(body) if at % 3 == 0)


def time_kill() -> int:
    """Time a report of many directives, killed half-way; 1 if it takes too long or asks again what was answered."""
    with tempfile.TemporaryDirectory() as folder:
        plan, out = Path(folder, "plan.txt"), Path(folder, "out")
        rows = write_plan(plan)
        local = ROOT / "corpus" / "municipal_plan.txt"
        levels = ["--level", f"{plan}=national", "--level", f"{local}=municipal"]
        env = {**os.environ, "XDG_CACHE_HOME": folder}
        with serving(Labels(rows), EACH) as server:
            command = [
                sys.executable,
                "-m",
                "compare",
                "report",
                str(plan),
                str(local),
                *levels,
                "--all-pairs",
                "-o",
                str(out),
            ]
            command += ["--format", "json", "--judge", server.url, "--model", "labels", "--judge-jobs", str(JOBS)]
            began = time.monotonic()
            first = subprocess.Popen(command, cwd=ROOT, env=env)
            while sum(server.answered.values()) < 40:
                time.sleep(0.1)
            first.send_signal(signal.SIGKILL)
            first.wait()
            killed, before = time.monotonic() - began, sum(server.answered.values())
            subprocess.run(command, cwd=ROOT, env=env, check=True)
            seconds = time.monotonic() - began
            twice = sum(count > 1 for count in server.asked.values())
        data = json.loads((out / "alignment.json").read_text(encoding="utf-8"))
    print(
        f"{len(data['alignments'])} directives, {len(server.asked)} questions, {EACH:.0f} s an answer, {JOBS} at a time"
    )
    print(f"killed after {killed:.0f} s with {before} answers; whole after {seconds:.0f} s (limit {LIMIT:.0f} s)")
    print(f"sent twice: {twice} (those under way when it was killed, {JOBS} at most)")
    return int(seconds > LIMIT or twice > JOBS or len(data["alignments"]) < MANY)


def main() -> int:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--recall", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--serve", type=int, metavar="PORT")
    for name in vars(Faults()):
        parser.add_argument(f"--{name}", type=float, default=0.0, metavar="SHARE")
    asked = parser.parse_args()
    if asked.recall:
        print_recall()
    elif asked.speed:
        return time_kill()
    elif asked.serve:
        faults = Faults(**{name: getattr(asked, name) for name in vars(Faults())})
        Server(Labels(read_rows(list_golds()[0]), faults), 0.0, asked.serve).serve_forever()
    else:
        compare_faults()
    return 0


if __name__ == "__main__":
    sys.exit(main())
