"""How a file of each kind is written: templates, PDF, Word, tables, and all of them into a folder or none.

In: finished views, elements or columns. Out: bytes and files. Nothing here knows what is compared.
"""
