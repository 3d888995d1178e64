"""A line between the application and its database that breaks when it is told to, at any message."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from selectors import EVENT_READ, DefaultSelector
from threading import Thread

from backend.config import database

AT_ONCE = 65_536
QUESTION, ANSWER = "question", "answer"


class Line(Thread):
    """`breaks(at, lost)`: from now the message of that number is not heard: the question, or what is answered to it."""

    def __init__(self, far: tuple[str, int]) -> None:
        super().__init__(daemon=True)
        self._far, self._door = far, socket.create_server(("127.0.0.1", 0))
        self._ends: dict[socket.socket, socket.socket] = {}
        self._selector = DefaultSelector()
        self._selector.register(self._door, EVENT_READ)
        self._closed = False
        self.breaks()

    @property
    def port(self) -> int:
        return self._door.getsockname()[1]

    def breaks(self, at: int = 0, lost: str = QUESTION) -> None:
        """0 is never."""
        self._at, self._lost, self.asked, self.broken = at, lost, 0, False

    def hang_up(self) -> None:
        self._closed = True
        self.join(10)

    def run(self) -> None:
        while not self._closed:
            for key, _ in self._selector.select(0.05):
                end = key.fileobj
                if end is self._door:
                    self._let_in()
                elif end in self._ends:  # not hung up a moment ago, by its other end
                    self._pass_on(end, from_us=key.data)
        while self._ends:
            self._cut(next(iter(self._ends)))
        self._door.close()
        self._selector.close()

    def _let_in(self) -> None:
        near, _ = self._door.accept()
        far = _connected(self._far)
        self._ends |= {near: far, far: near}
        self._selector.register(near, EVENT_READ, data=True)
        self._selector.register(far, EVENT_READ, data=False)

    def _pass_on(self, end: socket.socket, *, from_us: bool) -> None:
        said = _heard(end)
        self.asked += from_us and bool(said)
        here = self._at == self.asked and not self.broken
        if said and here and from_us == (self._lost == QUESTION):
            said, self.broken = b"", True
        if not said or not _sent(self._ends[end], said):
            self._cut(end)

    def _cut(self, end: socket.socket) -> None:
        for each in (end, self._ends.pop(end)):
            self._ends.pop(each, None)
            self._selector.unregister(each)
            each.close()


def _heard(end: socket.socket) -> bytes:
    try:
        return end.recv(AT_ONCE)
    except OSError:
        return b""


def _sent(end: socket.socket, said: bytes) -> bool:
    try:
        end.sendall(said)
    except OSError:
        return False
    return True


def _connected(far: tuple[str, int]) -> socket.socket:
    host, port = far
    if not host.startswith("/"):
        return socket.create_connection(far)
    end = socket.socket(socket.AF_UNIX)
    end.connect(f"{host}/.s.PGSQL.{port}")
    return end


@contextmanager
def line_to_the_database() -> Iterator[Line]:
    """This process reaches its database by this line alone, for a while."""
    there = database.settings_for(database.app_url())
    line = Line((there["HOST"] or "localhost", int(there["PORT"] or 5432)))
    line.start()
    try:
        with database.switched(HOST="127.0.0.1", PORT=str(line.port)):
            yield line
    finally:
        line.hang_up()
