"""What the rows of a survey's store are made of: a change of any code below the judging makes old rows unused."""

from __future__ import annotations

from pathlib import Path

from compare.survey.store import find_code


def write(folder: Path, name: str, code: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")


def test_code_is_found_in_folders_below_folders(tmp_path: Path) -> None:
    for name in ("a.py", "stage/b.py", "stage/inner/c.py", "writer/d.py", "stage/writer/e.py", "stage/note.txt"):
        write(tmp_path, name, name)
    found = dict(find_code(tmp_path, leave_out=("writer",)))
    assert list(found) == ["a.py", "stage/b.py", "stage/inner/c.py", "stage/writer/e.py"]
    assert found["stage/inner/c.py"] == b"stage/inner/c.py"
