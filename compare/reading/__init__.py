"""From the bytes of a file to documents with their clauses.

In: a path. ``files`` and ``formats`` make lines of it (in a process of its own where that may go wrong, ``worker``),
``lines`` cleans them, ``paragraphs`` joins what wraps, ``documents`` parts what a file holds, ``identity`` finds title,
level and date, ``outline`` the tree of clauses, ``classify`` what each does. Out: ``Document``, with an ``audit`` of
where every character went.
"""
