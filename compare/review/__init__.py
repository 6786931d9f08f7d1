"""Review a draft: what must, should and could be mended before it goes out, at the place where it stands.

``remark`` says what is wrong, ``points`` puts together what is one matter, ``decide`` applies what people decided; out
come comments in the Word draft, a memo, a page and a workbook to decide in.
"""
