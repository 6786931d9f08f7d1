"""From findings to a comparison: totals and initiatives, what becomes of a directive on its way, who names whom."""
