"""From findings to a comparison.

In: the findings of all pairs. Out: the ``Comparison``: totals and initiatives (``summarize``), what becomes of a
directive on its way through province and city (``chains``), which documents name which (``citations``).
"""
