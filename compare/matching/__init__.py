"""From documents to verdicts.

In: an upper and a local document that ``choose`` puts together. ``directives`` finds what the upper one asks, ``match``
weighs the local clauses, ``decide`` keeps those that answer, ``judge`` says adopted,
extended or omitted, with the ``additions`` and how much is copied; ``settle`` says whose matter it is. Out:
``Finding``, still without its changes.
"""
