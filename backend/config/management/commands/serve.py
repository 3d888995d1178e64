"""Behind `make run`: the database, its tables, the demonstration and the server, all from this one process."""

import socket
from contextlib import suppress
from typing import Any

import uvicorn
from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from backend.config import database, env, logs

WHERE_TO_LOOK = """
Én indgang is open at {address}

    {address}/                                whom do I call? And the sign-in page, where one of the cast is chosen
    {address}/api/v1/docs                     the API, to read and to try
    .venv/bin/python manage.py demo_token visitator      a token for one of the fictional cast
    make story                                           the main job, played by an outside client

Stop it with Ctrl-C.
"""


class Command(BaseCommand):
    help = "Bring everything up and serve it, on HOST and PORT (127.0.0.1:8000)."

    def handle(self, *args: Any, **options: Any) -> None:
        config = configuration()
        door = reserve(config.host, config.port)
        self._prepare()
        database.use_pool()
        with suppress(KeyboardInterrupt):
            Server(config).run(sockets=[door])
        connections["default"].close_pool()  # type: ignore[attr-defined]

    def _prepare(self) -> None:
        self.stdout.write("Bringing the database up to date ...")
        call_command("migrate", verbosity=0, interactive=False)
        if settings.DEMO and "load_demo" in get_commands():
            self.stdout.write("Loading the fictional demonstration ...")
            call_command("load_demo")


def reserve(host: str, port: int) -> socket.socket:
    """Before the work begins, so that a taken port is told at once. Nobody is let in yet."""
    door = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except OSError as error:
        raise CommandError(
            f"{host}:{port} cannot be used ({error.strerror}). Choose another: PORT=8001"
        ) from None
    return door


class Server(uvicorn.Server):
    async def startup(self, sockets: list | None = None) -> None:
        await super().startup(sockets)
        print(WHERE_TO_LOOK.format(address=f"http://{self.config.host}:{self.config.port}"), flush=True)


def configuration() -> uvicorn.Config:
    return uvicorn.Config(
        "backend.config.asgi:application",
        host=env.text("HOST", "127.0.0.1"),
        port=env.integer("PORT", 8000),
        log_config=logs.of_the_server(settings.LOG_FORMAT),
        lifespan="on",
        server_header=False,
        ws_max_size=64 * 1024,  # the live socket carries numbers
        timeout_graceful_shutdown=4,
    )
