"""Ask for known faults of the locked versions with pip-audit; ``make check-supply`` runs it.

Exit 0: all were audited and none is known. Exit 1: some are known, one line each. Exit 2: some could not be audited,
as without a network; one line says so, because pip-audit itself calls that a success.
"""

from __future__ import annotations

import json
import subprocess
import sys


def main() -> int:
    """Run it and read its answer."""
    program, requirements = sys.argv[1:]
    options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    command = [program, *options, "--requirement", requirements]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    try:
        rows = json.loads(done.stdout)["dependencies"]
    except (json.JSONDecodeError, KeyError):
        last = (done.stderr.strip().splitlines() or ["no answer"])[-1][:120]
        print(
            f"check-supply: nothing was audited, the list of known faults cannot be reached ({last})", file=sys.stderr
        )
        return 2
    faults = [(row["name"], row["version"], one["id"]) for row in rows for one in row.get("vulns", ())]
    skipped = [row["name"] for row in rows if "skip_reason" in row]
    for fault in faults:
        print("check-supply: {} {}: {}".format(*fault), file=sys.stderr)
    if skipped:
        print(
            f"check-supply: {len(skipped)} of {len(rows)} were not audited, the list of known faults cannot be "
            f"reached for {', '.join(skipped[:3])}{' …' if skipped[3:] else ''}",
            file=sys.stderr,
        )
    else:
        print(f"check-supply: {len(rows)} audited, {len(faults)} known faults")
    return 1 if faults else 2 if skipped else 0


if __name__ == "__main__":
    sys.exit(main())
