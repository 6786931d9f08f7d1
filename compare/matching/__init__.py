"""From documents to verdicts.

In: an upper and a local document that ``choose`` puts together. ``directives`` finds what the upper one asks, ``match``
weighs the local clauses by ``signals`` (and ``sense``), ``decide`` keeps those that answer, ``judge`` says adopted,
extended or omitted, with the ``additions``; ``whose`` says whose matter it is, ``copied`` how it is passed on. Out:
``Finding``, still without its changes.
"""
