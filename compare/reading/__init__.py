"""Bytes of a file in, documents with their clauses out: lines, paragraphs, documents, identity, outline, roles, audit."""
