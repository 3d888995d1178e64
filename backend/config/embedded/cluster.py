"""One checkout's own PostgreSQL, shared by every process that uses it: the first starts it, the last stops it."""

import json
import os
from pathlib import Path
from urllib.parse import quote, urlencode

from . import birth, home, program
from .account import server_account
from .locks import Clients, alone
from .server import Server

# Twenty times faster to copy and drop databases in; a power cut may ruin it, a killed process does not.
FLEETING = ("fsync=off", "full_page_writes=off")


class Cluster:
    def __init__(self, checkout: Path, *, fleeting: bool = False):
        """A fleeting cluster is another one, for tests: what it holds can be made again."""
        account = server_account()
        name = f"postgres-{program.version().partition('.')[0]}{'-fleeting' if fleeting else ''}"
        self.home = home.settle(checkout / "var" / name, account)
        self._account = account
        self._settings = FLEETING if fleeting else ()
        self._starting = self.home / "start.lock"
        self._passwords = self.home / "passwords.json"
        self._clients: Clients | None = None
        self._process = os.getpid()

    def attach(self) -> None:
        """Use the server from now on, starting it (and making it) where needed."""
        clients = Clients(self.home / "clients.lock")
        with alone(self._starting):
            clients.join()
            self._server = self._set_up()
            self._server.start(self.url(birth.APP), self._settings)
        self._clients = clients

    def release(self) -> None:
        """Stop using it. A forked child shares its parent's lock and must not give it away."""
        if self._clients is None or os.getpid() != self._process:
            return
        clients, self._clients = self._clients, None
        with alone(self._starting):
            if clients.leave():
                self._server.stop()
            clients.close()

    def url(self, role: str, database: str = birth.DATABASE) -> str:
        password = json.loads(self._passwords.read_text())[role]
        where = urlencode({"host": self._socket, "port": 5432}, quote_via=quote)
        return f"postgresql://{role}:{password}@/{database}?{where}"

    def _set_up(self) -> Server:
        self._socket = home.socket_directory(self.home, self._account)
        directory = home.server_directory(self.home, self._account)
        programs = program.programs(self.home, self._account)
        server = Server(directory, self._socket, programs=programs, account=self._account)
        if not server.data.exists():
            birth.bear(server.data, self._passwords, programs=programs, account=self._account)
        return server
