"""``python -m compare`` and ``policy-compare``: the command line, whose loading can be interrupted, too."""

import sys

from compare.errors import INTERRUPTED, say_interrupt


def main() -> None:
    """Load the commands and run the one that was asked for."""
    try:
        from compare.cli.main import main as run

        run()
    except KeyboardInterrupt as stopped:
        sys.stderr.write(f"{say_interrupt(stopped)}\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
