"""A server that has loaded does not look through what it loaded again: what is new is all its collector sees."""

import os
import subprocess
import sys

LOADED = """
import gc, backend.config.wsgi
assert gc.get_freeze_count() > 100_000, gc.get_freeze_count()
assert len(gc.get_objects()) < 10_000, len(gc.get_objects())
"""


def test_what_a_server_has_loaded_is_set_aside():
    none = {"DATABASE_URL": "postgresql://nobody@localhost/none", "DEMO": "1"}  # loading asks no database
    subprocess.run([sys.executable, "-c", LOADED], env={**os.environ, **none}, check=True, timeout=60)
