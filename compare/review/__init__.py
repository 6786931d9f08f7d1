"""Review a draft: what must, should and could be mended before it goes out, at the place where it stands."""
