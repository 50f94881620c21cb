"""The log says what was asked, under an id that the caller knows too, and nothing that was sent can forge a line."""

import io
import json
import logging
import logging.config
from dataclasses import replace

import pytest

from api import create_app
from api.http.serving import logs
from tests.conftest import PARSER

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(params=["json", "text"])
def log_format(request):
    return request.param


@pytest.fixture
def logged(settings, log_format):
    """A client, and a function that gives the lines logged by its requests."""
    settings = replace(settings, log_format=log_format, access_log="all")
    described = logs.describe(settings)
    stream = io.StringIO()
    described["handlers"]["stderr"]["stream"] = stream
    handlers, level = logging.root.handlers[:], logging.root.level
    logging.config.dictConfig(described)
    app = create_app(settings, PARSER)
    yield app.test_client(), lambda: stream.getvalue().splitlines()
    app.extensions["communique"].database.engine.dispose()
    logging.root.handlers[:], logging.root.level = handlers, level


@pytest.mark.parametrize("log_format", ["json"], indirect=True)
def test_a_request_is_a_json_object_with_its_id(logged):
    client, lines = logged
    answer = client.get("/statements?speaker=putin", headers={"X-Request-ID": "desk-7"})
    assert answer.headers["X-Request-ID"] == "desk-7"
    line = json.loads(lines()[-1])
    assert {"message": "request", "level": "INFO", "request_id": "desk-7"}.items() <= line.items()
    assert (line["method"], line["path"], line["status"]) == ("GET", "/statements?speaker=putin", 200)
    assert line["timestamp"].endswith("+00:00")


def test_an_id_that_could_do_harm_is_replaced(logged):
    client, _ = logged
    for harmful in ("", "a" * 65, 'a"b', "ä", "a b"):
        own = client.get("/health/live", headers={"X-Request-ID": harmful}).headers["X-Request-ID"]
        assert own != harmful
        assert len(own) == 32


def test_nothing_that_was_sent_makes_a_line_of_its_own(logged):
    client, lines = logged
    client.get("/%0aERROR forged\u2028line%1b[31m?q=%0d%0aforged")
    assert len(lines()) == 1
    assert "\x1b" not in lines()[0]


def test_tokens_are_not_logged(logged):
    client, lines = logged
    client.post("/articles", json={"text": "x"}, headers={"Authorization": "Bearer very-secret"})
    assert lines()
    assert not any("very-secret" in line for line in lines())


@pytest.mark.parametrize(
    ("which", "slow", "expected"),
    [("all", 9, [200, 404, 401]), ("none", 0, []), ("notable", 9, [404, 401]), ("notable", 0, [200, 404, 401])],
)
def test_which_requests_are_logged(settings, caplog, which, slow, expected):
    app = create_app(replace(settings, access_log=which, slow_request=slow), PARSER)
    client = app.test_client()
    with caplog.at_level(logging.INFO, "api.requests"):
        client.get("/health/live")
        client.get("/nowhere")
        client.post("/articles", json={"text": "x"})
    assert [record.status for record in caplog.records if record.name == "api.requests"] == expected
    app.extensions["communique"].database.engine.dispose()


def test_a_slow_answer_is_logged_as_well_if_the_application_was_not_asked(settings, seeds, caplog):
    app = create_app(replace(settings, slow_request=0), PARSER)
    client, asked = app.test_client(), []
    inner = app.wsgi_app._app
    app.wsgi_app._app = lambda environ, start: asked.append(environ) or inner(environ, start)
    addresses = [
        "/statements?speaker=putin&limit=1",
        "/statements?speaker=putin&limit=1",
        "/statements?speaker=xi&limit=2",
    ]
    with caplog.at_level(logging.INFO, "api.requests"):
        for number, address in enumerate(addresses):
            client.get(address, headers={"X-Request-ID": f"desk-{number}"})
    assert len(asked) == 2
    lines = [(r.method, r.path, r.status, r.client, r.request_id) for r in caplog.records if r.name == "api.requests"]
    assert lines == [("GET", address, 200, "127.0.0.1", f"desk-{n}") for n, address in enumerate(addresses)]
    app.extensions["communique"].database.engine.dispose()
