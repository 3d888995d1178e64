"""Whether the database is away: gone, or left to one that only reads since another took over. Then nothing is done."""

from django.db import InterfaceError, OperationalError

READ_ONLY = "25006"  # PostgreSQL's SQLSTATE read_only_sql_transaction: what a standby says of every write


def is_away(error: BaseException | None) -> bool:
    gone = isinstance(error, InterfaceError | OperationalError)
    return gone or getattr(error and error.__cause__, "sqlstate", None) == READ_ONLY


def away_behind(error: BaseException | None) -> bool:
    """Also where what failed was put into other words on its way, as by a session that could not be kept."""
    while error and not is_away(error):
        error = error.__context__
    return error is not None
