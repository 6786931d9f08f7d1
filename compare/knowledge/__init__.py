"""Knowledge as tables: each row says where it comes from; the code in the stages only walks them."""
