"""Texts taken apart into numbers, sentences, words, quantities, times, bodies and places; nothing here knows a document."""
