#!/usr/bin/env python
"""The commands of the house: `.venv/bin/python manage.py help`."""

import os
import signal
import sys


def leave(number: int, _frame: object) -> None:
    """Python dies of SIGTERM without saying goodbye, and the embedded database must hear it."""
    # Once: `make` passes the signal on to a child that has had it already.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(128 + number)


def main() -> None:
    signal.signal(signal.SIGTERM, leave)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
