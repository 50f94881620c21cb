"""The command line on an application with scripted articles, and a web server that says what a test wants."""

import contextlib
import threading
import time
from dataclasses import replace
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from api import app_state


@pytest.fixture
def run(app, database):
    return lambda *args, **options: app.test_cli_runner().invoke(args=[str(arg) for arg in args], **options)


@pytest.fixture
def articles(client):
    """A function that gives the articles in the order in which they were stored."""
    return lambda: client.get("/articles", query_string={"limit": 200}).json["data"][::-1]


@pytest.fixture
def files(tmp_path):
    """A function that writes files, by name, below one folder."""

    def write(**contents):
        return write_all(contents)

    def write_all(contents):
        for name, content in contents.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write_all


PAGE = """<!doctype html><html lang="de"><head><title>{title}</title>
<meta property="og:site_name" content="Bote"><meta property="article:published_time" content="2022-06-16T10:00:00Z">
</head><body><nav><a href="/">Start</a><a href="/x">Politik</a></nav>
<article><h1>{title}</h1><p>{text}</p><p>putin > Sein Kollege antwortete, dafür brauche es zuerst eine Einigung über die
Tagesordnung der Sitzung.</p></article><footer>Impressum und Datenschutz</footer></body></html>"""


class Site(ThreadingHTTPServer):
    """Answers by path: `responses` holds (status, headers, body); a body may be a function that writes to the handler."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.responses, self.asked = {}, []
        self.address = f"http://127.0.0.1:{self.server_port}"

    def page(self, path, text, title="Titel"):
        page = PAGE.format(title=title, text=escape(text))
        self.responses[path] = (200, {"Content-Type": "text/html; charset=utf-8"}, page.encode())
        return self.address + path

    def feed(self, path, *links, **headers):
        items = "".join(f"<item><title>Aus dem Feed</title><link>{link}</link></item>" for link in links)
        rss = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.responses[path] = (200, {"Content-Type": "application/rss+xml", **headers}, rss.encode())
        return self.address + path

    def redirect(self, path, target):
        self.responses[path] = (302, {"Location": target}, b"")
        return self.address + path

    def put(self, path, body, status=200, **headers):
        self.responses[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)
        return self.address + path


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        status, headers, body = self.server.responses.get(self.path, (404, {}, b""))
        etag = headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            body(self) if callable(body) else self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def trickle(handler):
    """A body that never ends, a byte at a time."""
    while True:
        handler.wfile.write(b".")
        handler.wfile.flush()
        time.sleep(0.02)


@pytest.fixture
def site():
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def change_settings(app):
    """A function that changes settings of the running application."""

    def change(**values):
        found = app_state.of(app)
        app_state.attach(app, replace(found, settings=replace(found.settings, **values)))

    return change


@pytest.fixture
def reachable(site, change_settings):
    """The site, which the settings allow to be asked though it is on this machine."""
    change_settings(fetch_private=True)
    return site
