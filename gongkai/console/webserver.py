"""The web server of one surface: waitress, and patience with addresses typed in Chinese.

Old browsers, feed readers and `curl` send the characters of an address as they were typed. The
standard wants them percent-encoded and waitress refuses the rest; citizens cannot know either.
"""

import re

from django.core.handlers.wsgi import WSGIHandler
from waitress import create_server
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

THREADS = 8


def encoded(request_line: bytes) -> bytes:
    """Return the first line of a request with every byte beyond ASCII percent-encoded."""
    return re.sub(rb"[\x80-\xff]", lambda byte: b"%%%02X" % byte[0][0], request_line)


class Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress is untyped
    """Reads requests whose address is not percent-encoded as if it were."""

    def parse_header(self, header_plus: bytes) -> None:
        """Parse the head of a request."""
        line, end, rest = header_plus.partition(b"\r\n")
        super().parse_header(encoded(line) + end + rest)


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress is untyped
    """A connection that reads with our Parser."""

    parser_class = Parser


def serve(application: WSGIHandler, *, host: str, port: int) -> None:
    """Serve until the process ends.

    The reverse proxy stands on this machine: what it says of the visitor is believed, and the same
    headers from anybody else are taken off.
    """
    server = create_server(
        application,
        host=host,
        port=port,
        threads=THREADS,
        ident="gongkai",
        trusted_proxy=host,
        trusted_proxy_headers={"x-forwarded-for", "x-forwarded-proto"},
        clear_untrusted_proxy_headers=True,
    )
    server.channel_class = Channel
    server.run()
