"""Many local documents against a few upper ones: a store, workers, and what is found of a whole country.

``run`` gives each file to ``workers`` and keeps what they find in ``store``; ``plans`` is what is done with one of
them. ``assemble`` puts the rows together, ``ranking`` and ``similar`` say who stands out.
"""
