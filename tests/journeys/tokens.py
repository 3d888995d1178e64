"""How the story signs in: a token for each of the cast, from the environment or from `manage.py demo_token`."""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
ESBJERG = "visitator koordinator stedfortraeder boern afdelingsleder leder leder2 administrator"
PARTNERS = "betjent stalkingkontakt efterforsker anklager psykiatri kif psp dsc krisecenter offerraadgiver"
OUTSIDE = "frivillig nabo fremmed drift fagsystem"
CAST = f"{ESBJERG} {PARTNERS} {OUTSIDE}".split()


def tokens() -> dict[str, str]:
    """STORY_TOKENS is a JSON object of names and tokens; without it the server's own checkout is asked."""
    given = os.environ.get("STORY_TOKENS")
    return json.loads(given) if given else _asked_for()


def _asked_for() -> dict[str, str]:
    asked = subprocess.run(
        [sys.executable, "manage.py", "demo_token", *CAST], cwd=HERE, capture_output=True, text=True
    )
    if asked.returncode:
        raise SystemExit(f"No tokens for the story: {asked.stderr.strip().splitlines()[-1]}")
    return dict(zip(CAST, asked.stdout.split(), strict=True))
