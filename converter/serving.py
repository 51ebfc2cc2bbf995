"""Pages for a browser on this machine: the one door to the network, open on the loopback alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from converter.errors import EngineError, UsageError

LOOPBACK = "127.0.0.1"
# Whatever a page holds, a browser may fetch nothing for it from elsewhere.
_ALONE = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'"
)
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def serve(app: Application, extra: str, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Answer requests one after the other until interrupted.

    Args:
        app: a WSGI application (PEP 3333).
        extra: the extra that brings the server, for the message where it is missing.
        port: 0 takes a free one.
        ready: told the address, `http://127.0.0.1:PORT`, once requests are taken.

    Raises:
        UsageError: the address cannot be had.
        EngineError: the extra is not installed.
    """
    try:
        from waitress import create_server
    except ImportError as error:
        do = f"Install it: pip install 'ixbrl-converter[{extra}]'"
        raise EngineError("the web server is not installed", do=do) from error
    try:
        # One thread: the tables and Arelle are used by one request at a time.
        server = create_server(app, host=host, port=port, threads=1, ident=None, clear_untrusted_proxy_headers=True)
    except (OSError, ValueError, OverflowError) as error:
        raise UsageError(
            f"this address cannot be served ({error})", where=f"{host}:{port}", do="Choose another --port"
        ) from error
    try:
        ready(f"http://{host}:{server.effective_port}")
        server.run()
    finally:
        server.close()


def one_page(content: bytes, token: str) -> Application:
    """An application that shows one page, at the address that holds the token, to callers by a name of this machine."""

    def answer(request: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if not is_here(str(request.get("HTTP_HOST", ""))) or request.get("PATH_INFO") != f"/{token}/":
            start("404 Not Found", [("Content-Type", "text/plain; charset=utf-8")])
            return [b"There is nothing here. Use the address that the command printed.\n"]
        start(
            "200 OK",
            [
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Security-Policy", _ALONE),
                ("Referrer-Policy", "no-referrer"),
                ("X-Content-Type-Options", "nosniff"),
                ("Cache-Control", "no-store"),
            ],
        )
        return [content]

    return answer


def is_here(host: str) -> bool:
    """Whether a Host header names the loopback; another name that leads here was rebound to it."""
    name, _, port = host.partition(":")
    return name in (LOOPBACK, "localhost") and (not port or port.isdigit())
