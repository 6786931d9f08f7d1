"""Findings in, a comparison out: totals, initiatives, chains from nation to city, what cites what."""
