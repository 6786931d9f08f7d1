"""Compare Chinese policy documents across levels: what the local plan adopts, extends or omits, with evidence."""
