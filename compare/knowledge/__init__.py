"""Knowledge as tables whose words come from the world: each row says where; the code in the stages only walks them."""
