"""The Jinja2 templates of the reports, installed as ``compare.templates``; they only loop and print."""
