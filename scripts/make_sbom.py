"""Write a bill of materials: what an installed policy-compare consists of, as CycloneDX 1.6 JSON.

Reads the metadata of the environment that runs it: the program, what it needs, what the extras need, and what these
need. The same environment gives the same bytes: no serial number, no time. ``--licences`` prints a table instead.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
import tomllib
from collections import deque
from pathlib import Path

from packaging.requirements import Requirement

PROGRAM = "policy-compare"
EXTRAS = ("ocr", "ofd", "parquet", "cluster", "opinion")


def find_parts(extras: tuple[str, ...] = EXTRAS) -> dict[str, tuple[str, ...]]:
    """Every installed distribution that the program reaches, with those it needs directly, by normal name."""
    parts: dict[str, set[str]] = {}
    waiting = deque([(PROGRAM, frozenset(extras))])
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, wanted = waiting.popleft()
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        try:
            installed = importlib.metadata.requires(name) or []
            requires = declared() if name == PROGRAM else installed
        except importlib.metadata.PackageNotFoundError:
            continue  # an extra that is not installed here
        own = parts.setdefault(name, set())
        for line in requires:
            needed = Requirement(line)
            if needed.marker and not any(needed.marker.evaluate({"extra": extra}) for extra in ("", *wanted)):
                continue
            key = normal(needed.name)
            own.add(key)
            waiting.append((key, frozenset(needed.extras)))
    return {name: tuple(sorted(one for one in own if one in parts)) for name, own in sorted(parts.items())}


def declared() -> list[str]:
    """What the program needs, as ``pyproject.toml`` has it: an environment's own record of it may be older."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [*project["dependencies"], *(f'{one}; extra == "{name}"' for name in EXTRAS for one in extras[name])]


def normal(name: str) -> str:
    """A distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def find_licence(name: str) -> str:
    """What the installed metadata says of the licence: its expression, else its classifiers, else its first line."""
    metadata = importlib.metadata.metadata(name)
    expression = metadata.get("License-Expression")
    if expression:
        return str(expression)
    classified = [
        one.rpartition(" :: ")[2] for one in metadata.get_all("Classifier") or [] if one.startswith("License ::")
    ]
    said = (metadata.get("License") or "").strip().splitlines()
    return " / ".join(classified) or (said[0][:60] if said else "")


def component(name: str) -> dict[str, object]:
    """One distribution as CycloneDX has it."""
    version = importlib.metadata.version(name)
    licence = find_licence(name)
    return {
        "type": "application" if name == PROGRAM else "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        **({"licenses": [{"license": {"name": licence}}]} if licence else {}),
    }


def make_sbom() -> str:
    """The bill of materials as JSON text."""
    parts = find_parts()
    made = {name: component(name) for name in parts}
    return (
        json.dumps(
            {
                "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
                "bomFormat": "CycloneDX",
                "specVersion": "1.6",
                "version": 1,
                "metadata": {"component": made[PROGRAM]},
                "components": [one for name, one in made.items() if name != PROGRAM],
                "dependencies": [
                    {"ref": made[name]["bom-ref"], "dependsOn": [made[one]["bom-ref"] for one in needs]}
                    for name, needs in parts.items()
                ],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def main() -> None:
    """Write to the file named, else to standard output."""
    if sys.argv[1:] == ["--licences"]:
        text = "".join(f"{name}\t{find_licence(name)}\n" for name in find_parts())
    else:
        text = make_sbom()
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        Path(sys.argv[1]).write_text(text, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
