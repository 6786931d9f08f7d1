"""The commands, one in each module, and what they share; ``compare.cli.main`` takes them in."""
