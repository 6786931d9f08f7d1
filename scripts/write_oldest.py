"""Write the requirements of the oldest versions that pyproject.toml allows: every lower bound taken at its word.

What the program needs and what its tests need beside it; the tools of style are left out, no test
calls them. ``make test-oldest`` installs these into an environment of their own; pip chooses what they need themselves.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Checked by ``make lint`` with today's versions; none is imported by a test.
STYLE = {"mypy", "pre-commit", "ruff"}


def write_oldest() -> str:
    """One requirement a line, ``>=`` become ``==``.

    Raises:
        ValueError: A dependency has no lower bound.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    lines = set()
    for requirement in named:
        found = re.fullmatch(r"([\w.-]+(?:\[[\w,]+\])?)(?:>=|==)([\w.]+)(.*)", requirement)
        if found is None:
            raise ValueError(f"{requirement}: has no lower bound")
        name, version, rest = found.groups()
        marker = rest.partition(";")[2]
        if name not in STYLE:
            lines.add(f"{name}=={version}{';' + marker if marker else ''}")
    return "\n".join(sorted(lines)) + "\n"


if __name__ == "__main__":
    sys.stdout.write(write_oldest())
