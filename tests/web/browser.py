"""A real Chromium: Playwright's own, or one that is installed. `python -m tests.web.browser` brings one if it can."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# first the one without a window of its own, as Playwright's own is: a third less work for the same pages
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
# What of the browser's own window costs more than all our pages: it comes anew with every visitor.
WINDOW = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "PreloadTopChromeWebUI",
    "SpareRendererForSitePerProcess",
    "RenderDocument",
)
# The last list counts alone, so this is what Playwright's own would have taken away.
PLAYWRIGHTS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
ALONE = [
    f"--disable-features={','.join((*PLAYWRIGHTS, *WINDOW))}",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# as root a browser has no sandbox to use
ARGUMENTS = [*ALONE, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
MISSING = (
    "NO BROWSER: the pages are not tried in Chromium. Run `.venv/bin/playwright install chromium`, or install your "
    "system's chromium package; CHROMIUM=/path names another."
)


def executable() -> str | None:
    """Where a Chromium is, or None."""
    if given := os.environ.get("CHROMIUM"):
        return given
    return _playwrights() or next((found for name in NAMES if (found := shutil.which(name))), None)


def _playwrights() -> str | None:
    """The one Playwright would start, if it has been downloaded."""
    asked = subprocess.run(
        [sys.executable, "-c", _WHERE], capture_output=True, text=True, timeout=60, check=False
    )
    path = asked.stdout.strip()
    return path if asked.returncode == 0 and path and Path(path).exists() else None


_WHERE = """
from playwright.sync_api import sync_playwright
with sync_playwright() as started:
    print(started.chromium.executable_path)
"""


def bring() -> str | None:
    """Playwright's own first; where that cannot be had, Debian's package."""
    if found := executable():
        return found
    _tried([sys.executable, "-m", "playwright", "install", "chromium"])
    if not executable() and shutil.which("apt-get") and os.geteuid() == 0:
        _tried(["apt-get", "update", "-qq"])
        for package in NAMES[:2]:
            if not executable():
                _tried(["apt-get", "install", "-qq", "-y", "--no-install-recommends", package])
    return executable()


def _tried(command: list[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600, check=False)


if __name__ == "__main__":
    found = bring()
    print(found or MISSING)
    sys.exit(0 if found else 1)
