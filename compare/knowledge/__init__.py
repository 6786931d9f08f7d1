"""Knowledge as tables: each row says where it comes from; the code in the stages only walks them.

A table stands here where its words come from the world (norms, statistics, the usage of official documents). What is
only a pattern of one function stands beside that function.
"""
