"""A receiver with a certificate of its own, which those who send to it are told to trust."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

RECEIVER = Path(__file__).with_name("receiver.py")


class Receiver:
    def __init__(self, port: int, certificate: Path, log: Path) -> None:
        self.port, self.certificate, self._log = port, certificate, log

    def url(self, path: str, host: str = "localhost") -> str:
        return f"https://{host}:{self.port}{path}"

    def got(self, path: str) -> list[dict[str, Any]]:
        lines = [json.loads(line) for line in self._log.read_text().splitlines()[1:]]
        return [line for line in lines if line["path"] == path]

    def waited_for(self, path: str, count: int, within: float = 20) -> list[dict[str, Any]]:
        until = time.monotonic() + within
        while len(self.got(path)) < count and time.monotonic() < until:
            time.sleep(0.05)
        return self.got(path)


@contextmanager
def receiving(folder: Path) -> Iterator[Receiver]:
    certificate, log = folder / "receiver.pem", folder / "received"
    certificate.write_bytes(_certificate())
    with log.open("w") as out:
        process = subprocess.Popen([sys.executable, "-I", str(RECEIVER), str(certificate)], stdout=out)
    try:
        while not log.read_text().strip():
            assert process.poll() is None
            time.sleep(0.02)
        yield Receiver(int(log.read_text().split()[0]), certificate, log)
    finally:
        process.kill()
        process.wait(10)


def _certificate() -> bytes:
    """For `localhost` alone, signed by itself, for an hour."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(hours=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    kept = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return kept + builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


@contextmanager
def trusting(receiver: Receiver) -> Iterator[None]:
    """This process trusts the receiver's certificate, for a while."""
    from backend.systems.sending import _trusted

    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = str(receiver.certificate)
    _trusted.cache_clear()
    try:
        yield
    finally:
        os.environ.pop("SSL_CERT_FILE")
        if before is not None:
            os.environ["SSL_CERT_FILE"] = before
        _trusted.cache_clear()
