"""Starts the provider: its own settings, its tables in memory, a key drawn now. Run with the port as argument."""

import sys

import django
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

APPS = ["django.contrib.auth", "django.contrib.contenttypes", "oauth2_provider"]


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


def drawn_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def configure() -> None:
    settings.configure(
        SECRET_KEY="of no worth",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="tests.web.provider.site",
        LOGIN_URL="/who",
        INSTALLED_APPS=APPS,
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": "file:provider?mode=memory&cache=shared",
                "OPTIONS": {"uri": True},
            }
        },
        MIGRATION_MODULES={app.rpartition(".")[2]: None for app in APPS},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
        SESSION_COOKIE_NAME="provider",  # cookies know no ports
        USE_TZ=True,
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": drawn_key(),
            "OAUTH2_VALIDATOR_CLASS": "tests.web.provider.saying.Saying",
            "PKCE_REQUIRED": True,
            "SCOPES": {"openid": "who", "profile": "name", "email": "address"},
        },
    )


def serve(port: int) -> None:
    configure()
    django.setup()
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    server = ThreadedWSGIServer(("127.0.0.1", port), Quiet)
    server.daemon_threads = True
    server.set_app(get_wsgi_application())
    server.serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
