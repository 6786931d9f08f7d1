"""Seconds and peak memory of each kind of run against jieba alone (loading it and cutting the same text).

Usage: ``make bench``, or ``python benchmarks/bench_seeds.py [--runs N] [FILE…]``. Without files it takes
``seeds/*.txt`` in the documents that POLICY_COMPARE_REAL names, else the demonstration documents.

Last, the PDF alone beside headless Chromium printing the HTML report of the same comparison, where Chromium is there.

Every run is a process of its own, timed from before the first import to the last byte written; the interpreter's own
start is left out on both sides. jieba's dictionary cache is warm, as it is from the second run on for a user.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

STEPS = {
    "jieba": "jieba alone",
    "json": "JSON",
    "json,html": "JSON + HTML",
    "json,html,pdf": "JSON + HTML + PDF",
    "pdf": "PDF",
    "pdf-full": "full PDF",
}
READ = "read"
READ_CHARACTERS, PLAN_CHARACTERS = 7_000_000, 30_000  # 20 MB of UTF-8, in plans one behind the other
MEBIBYTE = 1 << 20
PRINT = "print"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def main() -> None:
    """Measure and print, or be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=3, help="runs of each step; the median is printed")
    parser.add_argument("--step", choices=[*STEPS, PRINT, READ], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.step:
        step = print_both if arguments.step == PRINT else measure
        print(json.dumps(step(arguments.step, arguments.files)))
        return
    files = arguments.files or default_files()
    print_inputs(files)
    spawn("jieba", files)  # warms the dictionary cache and the disk's
    print_results({step: [spawn(step, files) for _ in range(arguments.runs)] for step in STEPS}, arguments.runs)
    print_papers(spawn(PRINT, files))
    print_reading()


def default_files() -> list[Path]:
    """The seeds where they are, the demonstration documents elsewhere; says which."""
    real = os.environ.get("POLICY_COMPARE_REAL")
    if real and (seeds := sorted(Path(real).glob("documents/seeds/*.txt"))):
        return seeds
    print("POLICY_COMPARE_REAL does not name the real documents: measuring the demonstration documents instead.")
    return sorted((Path(__file__).resolve().parent.parent / "corpus").glob("*.txt"))


def measure(step: str, files: list[Path]) -> dict[str, float]:
    """One step in this process: seconds and peak mebibytes."""
    begin = time.perf_counter()
    if step == "jieba":
        cut_with_jieba(files)
    elif step == READ:
        read_long(files)
    else:
        write_reports(step.split(","), files)
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {"seconds": seconds, "mebibytes": peak / MEBIBYTE}


def cut_with_jieba(files: list[Path]) -> None:
    """What any program that uses jieba pays: import, dictionary, every line cut once."""
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    for path in files:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            jieba.lcut(line)


def read_long(files: list[Path]) -> None:
    """Files to documents, past the limits that hold for users' files."""
    from compare.pipeline import read_documents

    os.environ["POLICY_COMPARE_LIMITS"] = "bytes=100000000,paragraphs=10000000,characters=100000000"
    read_documents(files)


def print_reading() -> None:
    """Seconds and peak memory of reading one long text, beside what is promised: 12 times its size and 150 MiB."""
    from benchmarks.make_plans import make_plans

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "long.txt")
        plans = make_plans(READ_CHARACTERS // PLAN_CHARACTERS, PLAN_CHARACTERS)
        file.write_text("\n".join(text for _, text in plans), encoding="utf-8")
        size = file.stat().st_size / MEBIBYTE
        figures = spawn(READ, [file])
    print(f"\n{'reading':20}{'seconds':>9}{'MiB read':>10}{'peak MiB':>10}{'promised':>10}")
    print(
        f"{'one long text':20}{figures['seconds']:9.2f}{size:10.1f}{figures['mebibytes']:10.0f}{12 * size + 150:10.0f}"
    )


def write_reports(formats: list[str], files: list[Path]) -> None:
    """The whole way from files to reports."""
    from compare.pipeline import compare_documents, read_documents
    from compare.report import write_reports

    with tempfile.TemporaryDirectory() as folder:
        comparison = compare_documents(read_documents(files))
        write_reports(comparison, Path(folder), formats)


def print_both(_: str, files: list[Path]) -> dict[str, float]:
    """One comparison: seconds and pages of its PDF, and of Chromium printing its HTML report, one after the other."""
    import pypdfium2

    from compare.pipeline import compare_documents, read_documents
    from compare.report import render

    comparison = compare_documents(read_documents(files))
    begin = time.perf_counter()
    made = render(comparison, "pdf")
    figures = {"seconds": time.perf_counter() - begin, "pages": len(pypdfium2.PdfDocument(made)), "bytes": len(made)}
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        return figures
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder, "report.html"), Path(folder, "printed.pdf")
        page.write_bytes(render(comparison, "html"))
        begin = time.perf_counter()
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
        figures |= {"browser seconds": time.perf_counter() - begin, "browser bytes": printed.stat().st_size}
        figures["browser pages"] = len(pypdfium2.PdfDocument(printed))
    return figures


def spawn(step: str, files: list[Path]) -> dict[str, float]:
    """One step in a process of its own."""
    command = [sys.executable, __file__, "--step", step, *map(str, files)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def print_inputs(files: list[Path]) -> None:
    """What is measured and where, so that two printouts can be held side by side."""
    data = [path.read_bytes() for path in files]
    digest = hashlib.sha256(b"".join(hashlib.sha256(one).digest() for one in data)).hexdigest()
    characters = sum(len(one.decode("utf-8", "replace")) for one in data)
    print(f"inputs   {len(files)} files, {characters} characters, sha256 {digest[:16]}")
    print(f"machine  {processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}")
    print(f"python   {platform.python_version()}")


def print_papers(figures: dict[str, float]) -> None:
    """The PDF and Chromium's, each with its pages a second, and how many times as long the PDF takes."""
    print(f"\n{'on paper':20}{'seconds':>9}{'pages':>8}{'pages/s':>9}{'MiB':>8}")
    for name, prefix in (("PDF", ""), ("Chromium, HTML", "browser ")):
        if f"{prefix}seconds" in figures:
            seconds, pages = figures[f"{prefix}seconds"], figures[f"{prefix}pages"]
            size = figures[f"{prefix}bytes"] / MEBIBYTE
            print(f"{name:20}{seconds:9.2f}{pages:8.0f}{pages / seconds:9.1f}{size:8.1f}")
    if "browser seconds" in figures:
        print(f"{'PDF / Chromium':20}{figures['seconds'] / figures['browser seconds']:9.2f}")


def processor() -> str:
    """The processor's name where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor()
    )


def print_results(results: dict[str, list[dict[str, float]]], runs: int) -> None:
    """One row a step: median seconds, the fastest and slowest, the ratio to jieba, the highest peak."""
    alone = statistics.median(one["seconds"] for one in results["jieba"])
    print(f"\n{'':20}{'seconds':>9}{'min–max':>16}{'× jieba':>9}{'peak MiB':>10}   median of {runs}")
    for step, figures in results.items():
        seconds = [one["seconds"] for one in figures]
        middle = statistics.median(seconds)
        spread = f"{min(seconds):.2f}–{max(seconds):.2f}"
        peak = max(one["mebibytes"] for one in figures)
        print(f"{STEPS[step]:20}{middle:9.2f}{spread:>16}{middle / alone:9.2f}{peak:10.0f}")


if __name__ == "__main__":
    main()
