"""The commands, one module each (``check`` holds the small ones), and their options. Only here is Click known."""
