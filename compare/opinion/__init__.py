"""A language model that the office runs itself, as the judge or as a second opinion on doubtful findings.

In: directives, each with the clauses that may answer it. Out: readings that count where each quotation stands verbatim
in the clause that it names: in place of the program's verdict, or as opinions beside it, which never change it.
Whatever the model does (lie, stall, break off, answer nonsense), the comparison is finished without it. Needs the extra
``opinion``.
"""
