"""A fictional partnership and its neighbour, on the real public structure. Numbers begin with 00 and reach nobody.

Read from `backend/config/data/demonstration/`. Nothing of this is loaded, and nobody of the cast signs in,
outside demonstration mode.
"""
