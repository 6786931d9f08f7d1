"""Build the wheel, install it alone into a new environment and run every command from another folder.

Finds what an editable install hides: a template or a document that is not packaged, a dependency that is not declared,
a path that only holds in the source tree. Prints one line a check; exits 1 at the first that fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("report", "outline", "review", "survey", "corpus", "demo", "evaluate", "doctor")
REPORTS = {
    ".html": b"<!doctype html",
    ".pdf": b"%pdf",
    ".json": b"{",
    ".docx": b"pk",
    ".xlsx": b"pk",
    ".csv": b"\xef\xbb\xbf",
}
DEMOS = {"first": "html,pdf,json,briefing,docx,xlsx,csv", "second": "html,json,docx,xlsx,csv"}


def main() -> None:
    """All checks, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="install-check-") as name:
        folder = Path(name)
        work = folder / "elsewhere"
        work.mkdir()
        program = install(build(folder), folder / "venv")
        check_help(program, work)
        check_demo(program, work)
        check_corpus(program, work)
        run([program, "doctor"], work)
        print("ok  doctor")
    print("install-check: everything works from the wheel alone")


def build(folder: Path) -> Path:
    """The wheel of this tree, built from a copy so that nothing left over from an earlier build gets in."""
    source = folder / "source"
    shutil.copytree(
        ROOT, source, ignore=shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__", "reports")
    )
    run([sys.executable, "-m", "build", "--wheel", "--outdir", folder / "dist", source], folder)
    (wheel,) = (folder / "dist").glob("*.whl")
    print(f"ok  build {wheel.name}")
    return wheel


def install(wheel: Path, home: Path) -> Path:
    """The wheel and what it says it needs, nothing else; the installed command.

    This environment's pip installs into that one, which needs none, and compiles nothing: most of it is never imported.
    """
    venv.create(home)
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    command = [sys.executable, "-m", "pip", "--python", binaries / "python", "install", "-qq"]
    run([*command, "--disable-pip-version-check", "--no-compile", wheel], home)
    print("ok  install without extras")
    return binaries / "policy-compare"


def check_help(program: Path, work: Path) -> None:
    """Version and help of every command, also by ``python -m compare``."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    expect(run([program, "--version"], work) == f"policy-compare {version}\n", "--version")
    expect("report" in run([program.with_name("python"), "-m", "compare", "--help"], work), "python -m compare --help")
    for command in COMMANDS:
        expect("--help" in run([program, command, "--help"], work), f"{command} --help")


def check_demo(program: Path, work: Path) -> None:
    """The demonstration in every format; twice with the same bytes in those that are quickly made."""
    first, second = (demo(program, work, work / name, formats) for name, formats in DEMOS.items())
    for path in first:
        expect(path.read_bytes().lower().lstrip().startswith(REPORTS[path.suffix]), f"demo writes {path.suffix}")
    expect({path.suffix for path in first} == set(REPORTS), "demo writes every format")
    known = {path.name: path.read_bytes() for path in first}
    same = len(second) > 1 and all(known[path.name] == path.read_bytes() for path in second)
    expect(same, "demo writes the same bytes again")
    data = json.loads(next(path for path in first if path.suffix == ".json").read_text(encoding="utf-8"))
    expect(len(data["documents"]) >= 3 and len(data["alignments"]) > 0, "demo compares three documents")
    expect(
        not any(str(work.parent) in path.read_text(errors="ignore") for path in first), "no report names a folder here"
    )


def demo(program: Path, work: Path, folder: Path, formats: str) -> list[Path]:
    """One run of the demonstration; the files it wrote."""
    run([program, "demo", "-o", folder, "--format", formats], work)
    return sorted(folder.iterdir())


def check_corpus(program: Path, work: Path) -> None:
    """``outline``, ``report``, ``review`` and ``survey`` on documents given by path, below a folder with a Chinese name."""
    documents = work / "文件 夹"
    documents.mkdir()
    for path in (ROOT / "corpus").glob("*.txt"):
        (documents / path.name).write_bytes(path.read_bytes())
    outline = json.loads(run([program, "outline", documents, "--format", "json"], work))
    expect(len(outline["documents"]) >= 3, "outline reads three documents")
    expect("第" in run([program, "outline", documents], work), "outline prints lines")
    last = run([program, "report", documents, "-o", work / "out", "--format", "json"], work).splitlines()[-1]
    expect(last.endswith(".json") and (work / "out").is_dir(), "report says what it wrote")
    upper, local = documents / "national_plan.txt", documents / "municipal_plan.txt"
    for command in ("review", "survey"):
        run([program, command, local, "--against", upper, "-o", work / command, "--format", "json"], work)
        expect((work / command / f"{command}.json").stat().st_size > 0, f"{command} writes JSON")


def run(command: list[str | Path], folder: Path) -> str:
    """What a command prints; ends the check where it fails. No setting of this environment reaches the program."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        fail(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def expect(holds: bool, what: str) -> None:
    """One line for a check, or the end."""
    if not holds:
        fail(what)
    print(f"ok  {what}")


def fail(what: str) -> None:
    """The end."""
    sys.exit(f"install-check failed: {what}")


if __name__ == "__main__":
    main()
