"""Demonstration documents written for this project, with the truth about them; everything in them is invented."""
