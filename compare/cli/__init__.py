"""The commands, one module each (``check`` holds the small ones), and the options that they share.

Only here is Click known. A command reads its options, calls the pipeline and says what was written; an expected failure
is one line.
"""
