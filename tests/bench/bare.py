"""What there is to compare with: Starlette and psycopg, the same SQL, the same bytes out; no rights, no record.

The same SQL to the last statement: a connection is tried before it is given out, as ours is.
"""

import json
import os
from pathlib import Path

from psycopg.rows import tuple_row
from psycopg_pool import ConnectionPool
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

WORK = json.loads(Path(os.environ["BARE"]).read_text())
TRIED = ConnectionPool.check_connection
pool = ConnectionPool(os.environ["DATABASE_URL"], min_size=2, max_size=4, open=True, check=TRIED)


def same(request: Request) -> Response:
    work = WORK[request.path_params["name"]]
    with pool.connection() as connection, connection.cursor(row_factory=tuple_row) as cursor:
        for statement in work["sql"]:
            cursor.execute(statement)
            if cursor.description:
                cursor.fetchall()
    return Response(json.dumps(work["answer"]), media_type="application/json")


app = Starlette(routes=[Route("/readyz", lambda request: Response()), Route("/{name}", same)])
