"""Many local documents against a few upper ones: a store, workers, and what is found of a whole country."""
