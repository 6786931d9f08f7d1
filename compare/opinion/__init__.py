"""A language model that the office runs itself, as the judge or as a second opinion on doubtful findings.

A reading counts where each quotation stands verbatim in the clause that it names; whatever the model does, the
comparison is finished without it. Needs the extra ``opinion``.
"""
