"""The lowest floor: what takes a text apart, and knows no document.

In: a string, often one sentence. Out: its numbers, sentences, words, quantities, times, bodies or places, or how much
two texts have in common (``likeness``). Each module is one of these and can be used alone.
"""
