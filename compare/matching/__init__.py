"""Directives and a local document in, verdicts out: which documents meet, which clauses answer, adopted or extended or omitted."""
