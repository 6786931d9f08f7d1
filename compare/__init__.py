"""Compare Chinese policy documents across levels: what the local plan adopts, extends or omits, with evidence.

``pipeline`` tells the way in one screen; each folder is a stage, ``docs/architecture.md`` names them in their order.
"""
