"""A municipality's system, as a process: takes webhooks in over https on loopback, and answers as its path says.

It prints its port, then each request as a line of JSON.
"""

import json
import ssl
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ANSWERS = {"/ok": 204, "/tested": 204, "/rotated": 204, "/down": 503, "/gone": 410, "/elsewhere": 302}


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        got = {"path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}, "body": body}
        print(json.dumps(got), flush=True)
        if self.path == "/drip":
            self._drip()
        else:
            self.send_response(ANSWERS[self.path])
            self.send_header("Location", "https://localhost/ok")
            self.send_header("Content-Length", "0")
            self.end_headers()

    def _drip(self) -> None:
        """A letter at a time: no read ever waits long, and the answer never comes."""
        for letter in "HTTP/1.1 200 " + "O" * 500:
            self.wfile.write(letter.encode())
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        pass


def main(certificate: str) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # whoever hangs up is no mistake
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trust.load_cert_chain(certificate)
    server.socket = trust.wrap_socket(server.socket, server_side=True)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1])
