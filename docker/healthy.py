"""Say by the exit status whether the process of this container can serve: healthy.py PORT PATH."""

from __future__ import annotations

import http.client
import sys


def main(port: int, path: str) -> int:
    """Return 0 when a GET of ``path`` is answered with 200 within 4 seconds, else 1."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        connection.request("GET", path)
        return 0 if connection.getresponse().status == http.client.OK else 1
    except (OSError, http.client.HTTPException):
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2]))
