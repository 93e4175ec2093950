"""A server that stands for one of ours: ``python stand_in.py PORT [--child]``."""

from __future__ import annotations

import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

# Deaf to SIGTERM and in a session of its own: the worker that a runner forgets.
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"


class Answer(BaseHTTPRequestHandler):
    """Says 200 to every GET."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Stay silent."""


if __name__ == "__main__":
    if "--child" in sys.argv:
        subprocess.Popen([sys.executable, "-c", STUBBORN], start_new_session=True)
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
