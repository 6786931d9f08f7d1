"""Review a draft: what must, should and could be mended before it goes out, at the place where it stands.

In: a comparison and the draft, and the decisions of earlier rounds (``decision_files``, ``rounds``). ``remark`` says
what is wrong, ``points`` puts together what is one matter, ``decide`` applies what people decided. Out: comments in the
Word draft (``comments``), a memo, a page and a workbook to decide in.
"""
