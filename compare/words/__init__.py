"""What things are called: numbers, places and values of the model in the words of a report, in the language asked for.

In: values of the model and a ``Language``. Out: short texts. Nothing here knows which kind of file is written.
"""
