"""``python -m compare``: the command line."""

from compare.cli.main import main

if __name__ == "__main__":
    main()
