"""Put what ``--help`` prints into docs/commands.md; with ``--check`` only say whether it stands there already.

A block is written as ```` ```text ```` with the command behind ``$`` in its first line; everything below that line is
replaced. The tests run the check.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from click.testing import CliRunner

from compare.cli.main import cli

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
BLOCK = re.compile(r"(```text\n\$ policy-compare(?P<command>[^\n]*?) --help\n).*?(?=```\n)", re.DOTALL)
COLUMNS = "80"


def help_of(command: str) -> str:
    """What a command's ``--help`` prints in a terminal of 80 columns."""
    arguments = [*command.split(), "--help"]
    done = CliRunner(env={"COLUMNS": COLUMNS}).invoke(cli, arguments, prog_name="policy-compare", terminal_width=80)
    return done.output


def updated(page: str) -> str:
    """The page with every block as the program prints it now."""
    return BLOCK.sub(lambda block: block[1] + help_of(block["command"]), page)


def main() -> None:
    """Write, or check."""
    page = PAGE.read_text(encoding="utf-8")
    now = updated(page)
    if "--check" in sys.argv:
        sys.exit(0 if page == now else "docs/commands.md is behind --help; run: python scripts/update_help.py")
    PAGE.write_text(now, encoding="utf-8")


if __name__ == "__main__":
    main()
