"""``python -m compare`` and ``policy-compare``: the command line, whose loading can be interrupted, too."""

import gc
import os
import sys

from compare.errors import INTERRUPTED, say_interrupt


def open_streams() -> None:
    """Give a closed standard stream the null device, or the next file opened would get what is for the terminal."""
    for name, way in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, way, encoding="utf-8")  # noqa: PTH123, SIM115 - for the whole run
            os.set_inheritable(stream.fileno(), True)
            setattr(sys, name, stream)


def main() -> None:
    """Load the commands and run the one that was asked for."""
    open_streams()
    # Nearly all that a run makes lives until its end: to look for reference cycles after every 700 new values, as
    # Python does by itself, takes a second of the seeds' nine; so rarely, half of that.
    gc.set_threshold(10_000, 10, 10)
    try:
        from compare.cli.main import main as run

        run()
    except KeyboardInterrupt as stopped:
        sys.stderr.write(f"{say_interrupt(stopped)}\n")
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()  # what is left ends with the process, unsearched


if __name__ == "__main__":
    main()
