"""The commands, a module for each and one for what they share; only here is Click known."""
